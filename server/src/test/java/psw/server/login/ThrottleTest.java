package psw.server.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<String> ANA = List.of("account ana", "network 7f0000");
  private final Throttle throttle = new Throttle();

  /** How long each of so many tries waits for the one before. */
  private List<Long> waits(int times) {
    List<Long> all = new ArrayList<>();
    Instant now = NOW;
    for (int i = 0; i < times; i++) {
      Duration wait = throttle.admit(ANA, now);
      all.add(wait.toSeconds());
      now = now.plus(wait);
      if (!wait.isZero()) {
        assertEquals(Duration.ZERO, throttle.admit(ANA, now));
      }
    }
    return all;
  }

  @Test
  void five_wrong_tries_are_free_and_each_further_one_doubles_the_wait_up_to_a_minute() {
    assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 64L), waits(13));
  }

  @Test
  void a_try_too_early_is_told_how_long_to_wait_and_does_not_count() {
    waits(7);
    Instant later = NOW.plusSeconds(3).plusMillis(1500);
    assertEquals(Duration.ofMillis(2500), throttle.admit(ANA, later));
    assertEquals(Duration.ofMillis(2500), throttle.admit(ANA, later));
  }

  @Test
  void tries_at_the_same_time_are_no_way_around() {
    long looked = IntStream.range(0, 100).filter(i -> throttle.admit(ANA, NOW).isZero()).count();
    assertEquals(5, looked);
  }

  @Test
  void a_right_one_ends_it() {
    waits(8);
    throttle.succeeded(ANA);
    assertTrue(throttle.admit(ANA, NOW).isZero());
  }

  @Test
  void another_network_waits_for_the_account_and_another_account_for_the_network() {
    waits(8);
    Instant soon = NOW.plusSeconds(8);
    assertTrue(throttle.admit(List.of("account ana", "network 0a0000"), soon).toSeconds() > 0);
    assertTrue(throttle.admit(List.of("account rui", "network 7f0000"), soon).toSeconds() > 0);
    assertTrue(throttle.admit(List.of("account rui", "network 0a0000"), soon).isZero());
  }

  @Test
  void an_hour_without_a_try_clears_the_count() {
    waits(8);
    Instant later = NOW.plus(Duration.ofHours(2));
    assertTrue(throttle.admit(ANA, later).isZero());
    assertTrue(throttle.admit(ANA, later).isZero());
  }

  @Test
  void strangers_without_number_do_not_drive_out_who_is_tried() {
    waits(8);
    for (int i = 0; i < 20_000; i++) {
      throttle.admit(List.of("account ana", "network " + i), NOW.plusSeconds(1));
    }
    assertTrue(throttle.admit(ANA, NOW.plusSeconds(8)).toSeconds() > 0);
  }
}
