package psw.server.login;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private final Throttle throttle = new Throttle();

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(NOW);
    }
  }

  @Test
  void five_wrong_tries_are_free() {
    fail(5);
    assertTrue(throttle.isOpen(NOW));
  }

  @Test
  void each_further_one_doubles_the_wait() {
    fail(8);
    assertFalse(throttle.isOpen(NOW.plusMillis(3999)));
    assertTrue(throttle.isOpen(NOW.plusMillis(4000)));
  }

  @Test
  void a_good_one_ends_it() {
    fail(8);
    throttle.succeeded();
    throttle.failed(NOW.plusSeconds(10));
    assertTrue(throttle.isOpen(NOW.plusSeconds(10)));
  }
}
