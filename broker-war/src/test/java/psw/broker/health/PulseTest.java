package psw.broker.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import psw.wire.announcement.Health;

class PulseTest {
  private static Health after(Pulse pulse, boolean... checks) {
    Pulse now = pulse;
    for (boolean check : checks) {
      now = now.after(check);
    }
    return now.health();
  }

  private static final Pulse NEW = new Pulse(Health.UNKNOWN, 0);
  private static final Pulse UP = new Pulse(Health.UP, 0);
  private static final Pulse DOWN = new Pulse(Health.DOWN, 3);

  @Test
  void one_success_is_up() {
    assertEquals(Health.UP, after(NEW, true));
    assertEquals(Health.UP, after(DOWN, true));
  }

  @Test
  void two_failures_change_nothing() {
    assertEquals(Health.UP, after(UP, false, false));
    assertEquals(Health.UNKNOWN, after(NEW, false, false));
  }

  @Test
  void three_failures_in_a_row_are_down() {
    assertEquals(Health.DOWN, after(UP, false, false, false));
    assertEquals(Health.DOWN, after(NEW, false, false, false));
  }

  @Test
  void a_success_in_between_starts_the_count_anew() {
    assertEquals(Health.UP, after(UP, false, false, true, false, false));
  }

  @Test
  void what_is_down_stays_down_until_a_success() {
    assertEquals(Health.DOWN, after(DOWN, false, false, false, false));
  }
}
