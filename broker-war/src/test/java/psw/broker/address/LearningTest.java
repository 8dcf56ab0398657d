package psw.broker.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.broker.address.Some.ONE;
import static psw.broker.address.Some.TWO;
import static psw.broker.address.Some.has;
import static psw.broker.address.Some.ip;
import static psw.broker.address.Some.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.IpAddress;

class LearningTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final List<OnHost> HOST = List.of(has("192.168.1.10"));

  private final Map<RendezvousUrl, String> says = new HashMap<>();
  private final List<RendezvousUrl> asked = new ArrayList<>();
  private final Learning learning = learning(List.of());

  private Learning learning(List<IpAddress> before) {
    return new Learning(new Hearsay(this::ask, EVERY), false, before);
  }

  private Optional<IpAddress> ask(RendezvousUrl url, boolean v6) {
    asked.add(url);
    return Optional.ofNullable(says.get(url)).map(Some::ip);
  }

  private List<String> look(Instant at) throws Exception {
    return texts(learning.look(HOST, List.of(ONE, TWO), at));
  }

  @Test
  void what_is_told_first_counts_at_once() throws Exception {
    assertEquals(List.of("192.168.1.10"), texts(learning.begin(HOST)));
    says.put(ONE, "198.51.100.1");
    assertEquals(List.of("198.51.100.1", "192.168.1.10"), look(NOW));
  }

  @Test
  void who_answered_is_asked_again_when_the_answer_is_old() throws Exception {
    says.put(ONE, "198.51.100.1");
    says.put(TWO, "198.51.100.1");
    look(NOW);
    look(NOW.plus(EVERY).minusSeconds(1));
    assertEquals(2, asked.size());
    look(NOW.plus(EVERY));
    assertEquals(4, asked.size());
  }

  @Test
  void a_change_counts_when_it_was_told_twice() throws Exception {
    says.put(ONE, "198.51.100.1");
    look(NOW);
    says.put(ONE, "203.0.113.5");
    Instant later = NOW.plus(EVERY);
    assertEquals(List.of("198.51.100.1", "192.168.1.10"), look(later));
    assertFalse(learning.isSure());
    assertEquals(List.of("203.0.113.5", "192.168.1.10"), look(later.plusSeconds(2)));
    assertTrue(learning.isSure());
  }

  @Test
  void one_wrong_answer_between_right_ones_changes_nothing() throws Exception {
    says.put(ONE, "198.51.100.1");
    look(NOW);
    says.put(ONE, "203.0.113.5");
    Instant later = NOW.plus(EVERY);
    look(later);
    says.put(ONE, "198.51.100.1");
    assertEquals(List.of("198.51.100.1", "192.168.1.10"), look(later.plusSeconds(2)));
    assertTrue(learning.isSure());
  }

  @Test
  void who_does_not_answer_any_more_unsays_nothing() throws Exception {
    says.put(ONE, "198.51.100.1");
    look(NOW);
    says.clear();
    assertEquals(List.of("198.51.100.1", "192.168.1.10"), look(NOW.plus(EVERY.multipliedBy(100))));
  }

  @Test
  void a_word_much_older_than_another_s_counts_no_longer() throws Exception {
    says.put(ONE, "198.51.100.1");
    says.put(TWO, "198.51.100.1");
    look(NOW);
    says.remove(ONE);
    says.put(TWO, "203.0.113.5");
    Instant later = NOW.plus(EVERY.multipliedBy(3));
    look(later);
    assertEquals(List.of("203.0.113.5", "192.168.1.10"), look(later.plusSeconds(2)));
  }

  @Test
  void another_address_of_the_host_is_a_reason_to_ask_again() throws Exception {
    says.put(ONE, "198.51.100.1");
    look(NOW);
    says.put(ONE, "203.0.113.5");
    List<OnHost> moved = List.of(has("10.0.0.4"));
    Instant soon = NOW.plusSeconds(10);
    learning.look(moved, List.of(ONE), soon);
    assertEquals(
        List.of("203.0.113.5", "10.0.0.4"),
        texts(learning.look(moved, List.of(ONE), soon.plusSeconds(2))));
  }

  @Test
  void a_host_that_lost_its_network_keeps_what_it_had() throws Exception {
    says.put(ONE, "198.51.100.1");
    look(NOW);
    says.clear();
    assertEquals(
        List.of("198.51.100.1", "192.168.1.10"),
        texts(learning.look(List.of(), List.of(ONE), NOW.plusSeconds(10))));
  }

  @Test
  void after_a_restart_it_is_where_it_was_until_somebody_says_otherwise() throws Exception {
    Learning again = learning(List.of(ip("198.51.100.1"), ip("192.168.1.10")));
    assertEquals(List.of("198.51.100.1", "192.168.1.10"), texts(again.begin(HOST)));
    says.put(ONE, "203.0.113.5");
    again.look(HOST, List.of(ONE), NOW);
    assertEquals(
        List.of("203.0.113.5", "192.168.1.10"),
        texts(again.look(HOST, List.of(ONE), NOW.plusSeconds(2))));
  }
}
