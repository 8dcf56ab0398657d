package psw.broker.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.broker.audit.By;
import psw.broker.catalog.Written.Why;
import psw.wire.announcement.Health;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

class RulesTest {
  private static final Writer ANA = new Writer("ana", false, By.BROKER);
  private static final Writer RUI = new Writer("rui", false, By.BROKER);
  private static final Writer OWNER = new Writer("cli", true, By.BROKER);
  private final Rules rules = new Rules((offers, paired) -> 1000);

  static Draft draft(String name, String ip, int port) {
    return draft(JsonObject.with("name", name).and("ip", ip).and("port", port));
  }

  private static Draft draft(JsonObject.Builder body) {
    try {
      return Draft.parse(body.build());
    } catch (BadValue e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Service done(Written written) {
    return assertInstanceOf(Written.Done.class, written).service();
  }

  private static Why refused(Written written) {
    return assertInstanceOf(Written.Refused.class, written).why();
  }

  private Service added(List<Service> all, Draft draft, Writer writer, long id) {
    return done(rules.add(all, draft, writer, id));
  }

  @Test
  void a_new_service_gets_the_next_id_and_a_label_from_its_name() {
    Service chat = added(List.of(), draft("Ana's Chat", "10.0.0.1", 5000), ANA, 7);
    assertEquals(7, chat.id());
    assertEquals("ana-s-chat", chat.label().text());
    assertEquals(Visibility.PUBLIC, chat.visibility());
    assertEquals(Health.UNKNOWN, chat.health());
  }

  @Test
  void a_second_of_the_same_name_gets_another_label() {
    Service first = added(List.of(), draft("chat", "10.0.0.1", 5000), ANA, 1);
    Service second = added(List.of(first), draft("chat", "10.0.0.1", 5001), ANA, 2);
    assertEquals("chat-2", second.label().text());
  }

  @Test
  void the_same_address_by_the_same_token_keeps_id_and_label() {
    Service first = added(List.of(), draft("chat", "10.0.0.1", 5000), ANA, 1);
    Service again = added(List.of(first), draft("talk", "10.0.0.1", 5000), ANA, 2);
    assertEquals(1, again.id());
    assertEquals("chat", again.label().text());
    assertEquals("talk", again.name().text());
  }

  @Test
  void the_same_address_by_another_token_is_refused() {
    Service first = added(List.of(), draft("chat", "10.0.0.1", 5000), ANA, 1);
    Draft same = draft("chat", "10.0.0.1", 5000);
    assertEquals(Why.ADDRESS_TAKEN, refused(rules.add(List.of(first), same, RUI, 2)));
    assertEquals(Why.ADDRESS_TAKEN, refused(rules.add(List.of(first), same, OWNER, 2)));
  }

  @Test
  void a_private_service_stays_private_when_it_is_posted_again_without_a_word() {
    JsonObject.Builder body =
        JsonObject.with("name", "files").and("ip", "10.0.0.1").and("port", 445);
    Service first = added(List.of(), draft(body.and("visibility", "private")), ANA, 1);
    Service again = added(List.of(first), draft("files", "10.0.0.1", 445), ANA, 2);
    assertEquals(Visibility.PRIVATE, again.visibility());
  }

  @Test
  void a_token_changes_only_its_own_entries() {
    Service first = added(List.of(), draft("chat", "10.0.0.1", 5000), ANA, 1);
    Draft other = draft("talk", "10.0.0.1", 5001);
    assertEquals(Why.NOT_YOURS, refused(rules.change(List.of(first), 1, other, RUI)));
    assertEquals(Why.NOT_YOURS, refused(rules.remove(Optional.of(first), RUI)));
  }

  @Test
  void the_token_for_everything_changes_all_and_the_owner_stays() {
    Service first = added(List.of(), draft("chat", "10.0.0.1", 5000), ANA, 1);
    Service changed = done(rules.change(List.of(first), 1, draft("talk", "10.0.0.1", 5000), OWNER));
    assertEquals("ana", changed.owner());
    assertEquals(first, done(rules.remove(Optional.of(first), OWNER)));
  }

  @Test
  void what_is_not_there_is_unknown() {
    Draft any = draft("talk", "10.0.0.1", 5000);
    assertEquals(Why.UNKNOWN, refused(rules.change(List.of(), 1, any, OWNER)));
    assertEquals(Why.UNKNOWN, refused(rules.remove(Optional.empty(), OWNER)));
  }

  @Test
  void a_change_to_anothers_address_is_refused() {
    Service first = added(List.of(), draft("chat", "10.0.0.1", 5000), ANA, 1);
    Service second = added(List.of(first), draft("web", "10.0.0.1", 80), ANA, 2);
    Draft move = draft("web", "10.0.0.1", 5000);
    assertEquals(Why.ADDRESS_TAKEN, refused(rules.change(List.of(first, second), 2, move, ANA)));
  }

  @Test
  void what_moves_is_not_known_to_be_up_any_more() {
    Service up = Rules.with(added(List.of(), draft("chat", "10.0.0.1", 5000), ANA, 1), Health.UP);
    Draft moved = draft("chat", "10.0.0.1", 5001);
    Draft renamed = draft("talk", "10.0.0.1", 5000);
    assertEquals(Health.UNKNOWN, done(rules.change(List.of(up), 1, moved, ANA)).health());
    assertEquals(Health.UP, done(rules.change(List.of(up), 1, renamed, ANA)).health());
  }

  @Test
  void two_hundred_and_fifty_six_public_services_are_the_most() {
    List<Service> all = new ArrayList<>();
    for (int i = 1; i <= 256; i++) {
      all.add(added(all, draft("s" + i, "10.0.0.1", i), ANA, i));
    }
    Draft more = draft("more", "10.0.0.1", 999);
    assertEquals(Why.CATALOGUE_FULL, refused(rules.add(all, more, ANA, 257)));
  }

  private static Draft seen(String by, int port) {
    return draft(
        JsonObject.with("name", "s" + port)
            .and("ip", "10.0.0.1")
            .and("port", port)
            .and("visibility", by));
  }

  @Test
  void what_is_paired_counts_in_its_boxes_and_what_is_private_counts_nowhere() {
    Rules tight = new Rules((offers, paired) -> 65_536 - 2 + offers.size() + 2 * paired.size());
    Service sealed = done(tight.add(List.of(), seen("paired", 1), ANA, 1));
    assertEquals(
        Why.CATALOGUE_FULL, refused(tight.add(List.of(sealed), seen("public", 2), ANA, 2)));
    done(tight.add(List.of(sealed), seen("private", 2), ANA, 2));
  }

  @Test
  void what_has_become_too_long_can_still_be_made_shorter() {
    Service one = added(List.of(), seen("paired", 1), ANA, 1);
    Service two = added(List.of(one), seen("paired", 2), ANA, 2);
    Rules more = new Rules((offers, paired) -> 65_536 - 1 + 2 * paired.size());
    List<Service> all = List.of(one, two);
    assertEquals(
        Visibility.PRIVATE, done(more.change(all, 2, seen("private", 2), ANA)).visibility());
    assertEquals("s2", done(more.change(all, 2, seen("paired", 2), ANA)).name().text());
    assertEquals(Why.CATALOGUE_FULL, refused(more.add(all, seen("paired", 3), ANA, 3)));
  }

  @Test
  void an_announcement_that_would_be_too_long_is_refused() {
    Rules tight = new Rules((offers, paired) -> offers.size() > 1 ? 65_537 : 65_536);
    Service first = done(tight.add(List.of(), draft("a", "10.0.0.1", 1), ANA, 1));
    Draft more = draft("b", "10.0.0.1", 2);
    assertEquals(Why.CATALOGUE_FULL, refused(tight.add(List.of(first), more, ANA, 2)));
  }
}
