package psw.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpansTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void a_lease_of_a_quarter_of_an_hour_is_said_in_minutes() {
    assertEquals("14 min left", left(Duration.ofMinutes(15).minusSeconds(1)));
  }

  @Test
  void the_last_two_minutes_are_said_in_seconds() {
    assertEquals("119 s left", left(Duration.ofSeconds(119)));
    assertEquals("2 min left", left(Duration.ofMinutes(2)));
  }

  @Test
  void hours_and_days_are_said_as_such() {
    assertEquals("3 h left", left(Duration.ofMinutes(200)));
    assertEquals("2 days left", left(Duration.ofHours(49)));
  }

  @Test
  void at_its_very_end_it_has_ended() {
    assertEquals("ended", left(Duration.ZERO));
    assertEquals("ended", left(Duration.ofSeconds(-5)));
  }

  @Test
  void what_passed_is_said_backwards() {
    assertEquals("just now", Spans.ago(NOW, NOW.minusMillis(1500)));
    assertEquals("30 s ago", Spans.ago(NOW, NOW.minusSeconds(30)));
    assertEquals("47 h ago", Spans.ago(NOW, NOW.minusSeconds(47 * 3600)));
  }

  @Test
  void a_clock_behind_says_just_now() {
    assertEquals("just now", Spans.ago(NOW, NOW.plusSeconds(40)));
  }

  private static String left(Duration time) {
    return Spans.left(NOW, NOW.plus(time));
  }
}
