package psw.broker.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.broker.grants.Some.KEY;
import static psw.broker.grants.Some.LATER;
import static psw.broker.grants.Some.NOW;
import static psw.broker.grants.Some.OTHER_KEY;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.broker.catalog.Snapshot;
import psw.broker.peers.Peer;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KnockKey;
import psw.wire.knock.SourceRule;
import psw.wire.pairing.KnockLeave;

class RenderingTest {
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final Peer RUI = Some.peer(1, Optional.of(KEY));
  private static final Peer EVA = Some.peer(2, Optional.of(OTHER_KEY));
  private static final List<String> SITES = List.of(KnockKey.site(new byte[32]));
  private static final Snapshot WEB = Some.catalogue(Some.service(7, "127.0.0.1", 8801));

  private static Rendering of(List<Held> held, List<Peer> peers, Snapshot catalogue) {
    return Rendering.of(held, peers, catalogue, Some.OWN, SITES, NOW);
  }

  private static Held held(long peer, long service, Instant until) {
    return new Held(3, peer, service, until, SourceRule.STRICT);
  }

  private static Held loose(long peer, long service, Instant until) {
    return new Held(4, peer, service, until, SourceRule.NETWORK);
  }

  @Test
  void a_grant_becomes_a_line_in_the_file_of_its_key() {
    assertEquals(
        Map.of(
            KEY.fingerprint().fileName(),
            "restrict,port-forwarding,expiry-time=\"20261223120000Z\",permitopen=\"127.0.0.1:8801\" "
                + KEY.text()
                + " psw:3\n"),
        of(List.of(held(1, 7, LATER)), List.of(RUI, EVA), WEB).files());
  }

  @Test
  void a_service_that_moved_moved_its_grant() {
    Snapshot moved = Some.catalogue(Some.service(7, "::1", 99));
    String text =
        of(List.of(held(1, 7, LATER)), List.of(RUI), moved).files().values().iterator().next();
    assertTrue(text.contains("permitopen=\"[::1]:99\""), text);
  }

  @Test
  void a_service_that_moved_to_where_the_broker_is_grants_nothing() {
    Snapshot moved = Some.catalogue(Some.service(7, "127.0.0.1", 8000));
    assertEquals(Map.of(), of(List.of(held(1, 7, LATER)), List.of(RUI), moved).files());
  }

  @Test
  void a_service_or_a_peer_that_is_gone_grants_nothing() {
    List<Held> held = List.of(held(1, 8, LATER), held(9, 7, LATER));
    assertEquals(Map.of(), of(held, List.of(RUI), WEB).files());
  }

  @Test
  void what_is_over_grants_nothing() {
    Rendering rendering = of(List.of(held(1, 7, NOW)), List.of(RUI), WEB);
    assertEquals(Map.of(), rendering.files());
    assertEquals(Optional.empty(), rendering.expiry());
  }

  @Test
  void a_key_under_two_names_has_one_file_with_both_grants() {
    Snapshot two =
        Some.catalogue(Some.service(7, "127.0.0.1", 8801), Some.service(8, "127.0.0.1", 8802));
    Peer again = Some.peer(2, Optional.of(KEY));
    Map<String, String> files =
        of(List.of(held(1, 7, LATER), held(2, 8, LATER)), List.of(RUI, again), two).files();
    assertEquals(1, files.size());
    assertTrue(files.values().iterator().next().contains("8801\",permitopen=\"127.0.0.1:8802"));
  }

  @Test
  void it_is_over_with_the_first_grant_that_ends() {
    List<Held> held = List.of(held(1, 7, LATER), held(2, 7, SOON), held(2, 7, NOW));
    assertEquals(Optional.of(SOON), of(held, List.of(RUI, EVA), WEB).expiry());
  }

  private static List<KeysFile.Holder> knockers(Snapshot catalogue, Held... held) {
    return all(catalogue, held).stream().filter(RenderingTest::isEverLive).toList();
  }

  private static List<KeysFile.Holder> all(Snapshot catalogue, Held... held) {
    return of(List.of(held), List.of(Some.knocking(1, KEY), Some.knocking(2, OTHER_KEY)), catalogue)
        .knockers()
        .holders();
  }

  private static boolean isEverLive(KeysFile.Holder holder) {
    return holder.until().isAfter(Instant.EPOCH);
  }

  @Test
  void who_was_granted_something_may_knock_until_the_last_of_it_ends() throws Exception {
    Snapshot two = Some.catalogue(Some.service(7, "127.0.0.1", 1), Some.service(8, "127.0.0.1", 2));
    KnockLeave ours = Some.knocking(1, KEY).met().ours().orElseThrow();
    assertEquals(
        List.of(
            new KeysFile.Holder(
                ours.id(), ours.key(), SITES.get(0), NOW, LATER, SourceRule.STRICT)),
        knockers(two, held(1, 7, LATER), held(1, 8, SOON)));
  }

  private static List<String> rules(Held... held) {
    Snapshot two = Some.catalogue(Some.service(7, "127.0.0.1", 1), Some.service(8, "127.0.0.1", 2));
    return knockers(two, held).stream()
        .map(holder -> holder.rule().word() + " until " + holder.until())
        .toList();
  }

  @Test
  void the_loosest_of_the_grants_that_hold_says_from_where_to_knock() {
    assertEquals(List.of("network until " + LATER), rules(held(1, 7, SOON), loose(1, 8, LATER)));
  }

  @Test
  void a_looser_grant_that_ends_first_takes_its_rule_along() {
    assertEquals(
        List.of("network until " + SOON, "strict until " + LATER),
        rules(held(1, 7, LATER), loose(1, 8, SOON)));
    assertEquals(List.of("strict until " + LATER), rules(held(1, 7, LATER), loose(1, 8, NOW)));
  }

  @Test
  void the_rule_of_one_peer_is_no_other_s() {
    assertEquals(
        List.of("network until " + LATER, "strict until " + LATER),
        rules(loose(1, 7, LATER), held(2, 8, LATER)));
  }

  @Test
  void who_was_granted_nothing_may_not_knock() {
    assertEquals(List.of(), knockers(WEB, held(1, 7, NOW), held(2, 99, LATER)));
  }

  @Test
  void who_has_no_grant_left_is_known_and_at_no_time_let_in() {
    List<KeysFile.Holder> all = all(WEB, held(1, 7, LATER), held(2, 7, NOW));
    assertEquals(List.of(true, false), all.stream().map(RenderingTest::isEverLive).toList());
    assertEquals(Instant.EPOCH, all.get(1).until());
    assertEquals(SourceRule.STRICT, all.get(1).rule());
  }

  @Test
  void who_was_not_told_how_to_knock_is_not_waited_for() {
    Rendering rendering = of(List.of(held(1, 7, LATER)), List.of(RUI), WEB);
    assertEquals(List.of(), rendering.knockers().holders());
  }

  @Test
  void while_the_site_s_key_changes_it_is_known_by_both() {
    List<String> both = List.of(KnockKey.site(new byte[32]), KnockKey.site(new byte[1]));
    Rendering rendering =
        Rendering.of(
            List.of(held(1, 7, LATER)), List.of(Some.knocking(1, KEY)), WEB, Some.OWN, both, NOW);
    assertEquals(both, rendering.knockers().holders().stream().map(KeysFile.Holder::site).toList());
  }
}
