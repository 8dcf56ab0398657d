package psw.broker.heard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import psw.wire.knock.Heard;
import psw.wire.value.IpAddress;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final Pace pace = new Pace();
  private final Map<String, Heard> last = new HashMap<>();
  private int knocks;

  private static Instant at(long second) {
    return NOW.plusSeconds(second);
  }

  /** A knock of its own. */
  private void knock(String key, Heard.What what, long second) {
    String tag = String.format("%032d", ++knocks);
    last.put(key, new Heard(tag, what, at(second), new IpAddress("192.0.2.7"), 0));
  }

  private boolean isDue(long second) {
    return pace.isDue(last, at(second));
  }

  @Test
  void a_refusal_is_told_at_once_and_once() {
    knock("rui", Heard.What.CLOCK, 0);
    assertTrue(isDue(0));
    assertFalse(isDue(10));
  }

  @Test
  void what_opened_is_no_reason() {
    knock("rui", Heard.What.OPENED, 0);
    assertFalse(isDue(0));
  }

  @Test
  void what_is_old_is_no_reason_either_way() {
    knock("rui", Heard.What.CLOCK, -120);
    knock("eva", Heard.What.CLOCK, 120);
    assertFalse(isDue(0));
  }

  @Test
  void five_seconds_are_between_two_whoever_knocks_and_the_last_knock_is_told() {
    knock("rui", Heard.What.CLOCK, 0);
    assertTrue(isDue(0));
    knock("eva", Heard.What.SOURCE, 1);
    knock("rui", Heard.What.CLOCK, 2);
    assertFalse(isDue(4));
    assertTrue(isDue(5));
    assertFalse(isDue(10));
  }

  @Test
  void six_in_a_minute_are_what_one_may_cause() {
    int caused = 0;
    for (long second = 0; second < 60; second++) {
      knock("rui", Heard.What.NO_GRANT, second);
      caused += isDue(second) ? 1 : 0;
    }
    assertEquals(6, caused);
    assertTrue(isDue(60));
  }

  @Test
  void who_caused_enough_takes_nothing_from_another() {
    for (long second = 0; second < 40; second++) {
      knock("rui", Heard.What.NO_GRANT, second);
      isDue(second);
    }
    assertFalse(isDue(40));
    knock("eva", Heard.What.CLOCK, 40);
    assertTrue(isDue(40));
  }

  @Test
  void twelve_a_minute_is_the_most_however_many_knock() {
    int caused = 0;
    for (long second = 0; second < 60; second++) {
      knock("peer-" + second, Heard.What.NO_GRANT, second);
      caused += isDue(second) ? 1 : 0;
    }
    assertEquals(12, caused);
  }

  @Test
  void a_clock_that_was_set_back_keeps_nothing_from_being_told() {
    knock("rui", Heard.What.CLOCK, 0);
    assertTrue(isDue(0));
    knock("rui", Heard.What.CLOCK, -3600);
    assertTrue(isDue(-3600));
  }

  @Test
  void who_is_forgotten_is_forgotten() {
    knock("rui", Heard.What.CLOCK, 0);
    Map<String, Heard> same = Map.copyOf(last);
    assertTrue(isDue(0));
    last.clear();
    assertFalse(isDue(5));
    last.putAll(same);
    assertTrue(isDue(10));
  }
}
