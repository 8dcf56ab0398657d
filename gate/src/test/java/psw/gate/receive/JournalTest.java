package psw.gate.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.gate.receive.Outcome.Kind;
import psw.wire.knock.Knock;

class JournalTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final Journal journal = new Journal();

  private static Outcome outcome(Kind kind, String tag, String from) throws UnknownHostException {
    InetAddress source = InetAddress.getByName(from);
    String key = kind == Kind.NOISE ? "" : "AQIDBAUGBwg";
    return new Outcome(
        kind, key, Optional.of(new Knock(NOW, Optional.of(source), tag.repeat(32))), source);
  }

  private boolean isTold(Outcome outcome, long second) {
    return journal.note(outcome, NOW.plusSeconds(second)).isPresent();
  }

  @Test
  void each_opening_is_told() throws Exception {
    assertTrue(isTold(outcome(Kind.OPENED, "a", "192.0.2.7"), 0));
    assertTrue(isTold(outcome(Kind.OPENED, "b", "192.0.2.7"), 1));
  }

  @Test
  void the_copies_that_a_sender_sends_are_not_told() throws Exception {
    journal.note(outcome(Kind.OPENED, "a", "192.0.2.7"), NOW);
    assertEquals(false, isTold(outcome(Kind.REPLAY, "a", "192.0.2.7"), 0));
  }

  @Test
  void nor_are_they_when_another_knock_of_the_sender_came_between() throws Exception {
    Outcome first = outcome(Kind.OPENED, "a", "2001:db8::7");
    journal.note(first, NOW);
    journal.note(outcome(Kind.OPENED, "b", "192.0.2.7"), NOW);
    assertEquals(false, isTold(outcome(Kind.REPLAY, "a", "2001:db8::7"), 0));
  }

  @Test
  void the_same_knock_from_elsewhere_is_told() throws Exception {
    journal.note(outcome(Kind.OPENED, "a", "192.0.2.7"), NOW);
    assertTrue(isTold(outcome(Kind.REPLAY, "a", "192.0.2.8"), 0));
  }

  @Test
  void an_older_knock_from_the_same_address_is_told() throws Exception {
    journal.note(outcome(Kind.OPENED, "b", "192.0.2.7"), NOW);
    assertTrue(isTold(outcome(Kind.REPLAY, "a", "192.0.2.7"), 0));
  }

  @Test
  void one_kind_of_refusal_is_told_once_a_minute() throws Exception {
    assertTrue(isTold(outcome(Kind.CLOCK, "a", "192.0.2.7"), 0));
    assertEquals(false, isTold(outcome(Kind.CLOCK, "b", "192.0.2.7"), 59));
    assertTrue(isTold(outcome(Kind.CLOCK, "c", "192.0.2.7"), 60));
  }

  @Test
  void noise_is_counted_alone() throws Exception {
    assertEquals(false, isTold(outcome(Kind.NOISE, "a", "192.0.2.7"), 0));
    assertEquals(1, journal.count(Kind.NOISE));
  }
}
