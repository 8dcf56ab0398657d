package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final double EVEN = 0.5;

  @Test
  void nothing_is_waited_for_before_the_first_try() {
    assertEquals(Duration.ZERO, Backoff.before(0, EVEN));
  }

  @Test
  void each_wait_is_twice_the_one_before() {
    assertEquals(Duration.ofMillis(250), Backoff.before(1, EVEN));
    assertEquals(Duration.ofMillis(500), Backoff.before(2, EVEN));
    assertEquals(Duration.ofSeconds(16), Backoff.before(7, EVEN));
  }

  @Test
  void no_wait_is_longer_than_24_seconds_however_many_there_were() {
    assertTrue(Backoff.before(Integer.MAX_VALUE, 0.999).compareTo(Duration.ofSeconds(24)) <= 0);
  }

  @Test
  void chance_makes_a_wait_a_fifth_shorter_or_longer() {
    assertEquals(Duration.ofMillis(200), Backoff.before(1, 0));
    assertTrue(Backoff.before(1, 0.999).compareTo(Duration.ofMillis(299)) > 0);
  }
}
