package psw.server.login;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StayTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Stay STAY = new Stay("ana", true, NOON, NOON, 0);

  @Test
  void it_ends_after_half_an_hour_without_a_word() {
    assertFalse(STAY.isOverAt(NOON.plus(Duration.ofMinutes(30)).minusMillis(1)));
    assertTrue(STAY.isOverAt(NOON.plus(Duration.ofMinutes(30))));
  }

  @Test
  void a_word_makes_it_go_on() {
    Stay later = STAY.seenAt(NOON.plus(Duration.ofMinutes(29)));
    assertFalse(later.isOverAt(NOON.plus(Duration.ofMinutes(58))));
  }

  @Test
  void it_ends_after_twelve_hours_whatever_is_said() {
    Stay later = STAY.seenAt(NOON.plus(Duration.ofHours(12)).minusMillis(2));
    assertFalse(later.isOverAt(NOON.plus(Duration.ofHours(12)).minusMillis(1)));
    assertTrue(later.isOverAt(NOON.plus(Duration.ofHours(12))));
  }
}
