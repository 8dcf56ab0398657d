package psw.broker.far;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static Duration after(int failures, double chance) {
    return new Backoff(failures).delay(chance);
  }

  @Test
  void nothing_failed_waits_for_nothing() {
    assertEquals(Duration.ZERO, Backoff.NONE.delay(0.5));
  }

  @Test
  void waits_double_from_a_second() {
    assertEquals(Duration.ofSeconds(1), after(1, 0));
    assertEquals(Duration.ofSeconds(2), after(2, 0));
    assertEquals(Duration.ofSeconds(16), after(5, 0));
  }

  @Test
  void no_wait_is_longer_than_half_a_minute() {
    assertEquals(Duration.ofSeconds(30), after(6, 0));
    assertEquals(Duration.ofSeconds(30), after(100_000, 0));
  }

  @Test
  void chance_takes_away_up_to_a_half() {
    assertEquals(Duration.ofMillis(500), after(1, 1));
    assertEquals(Duration.ofMillis(750), after(1, 0.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.999})
  void an_hour_of_failures_is_tried_to_the_end_at_least_every_half_minute(double chance) {
    Duration hour = Duration.ofHours(1);
    Duration passed = Duration.ZERO;
    Backoff backoff = Backoff.NONE;
    while (passed.compareTo(hour) < 0) {
      backoff = backoff.next();
      Duration wait = backoff.delay(chance);
      assertTrue(wait.toMillis() > 0 && wait.toSeconds() <= 30, wait + " after " + passed);
      passed = passed.plus(wait);
    }
    // often enough to be back soon, seldom enough to be no burden
    int attempts = backoff.failures();
    assertTrue(attempts >= 120 && attempts <= 250, attempts + " attempts");
  }
}
