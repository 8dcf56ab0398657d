package psw.client.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatienceTest {
  // readings of the clock may be negative
  private static final long BEGUN = -5;

  private final Patience patience = new Patience(BEGUN);

  @Test
  void a_server_whose_log_says_nothing_has_three_minutes() {
    assertFalse(patience.isOver(0, at(179)));
    assertTrue(patience.isOver(0, at(180)));
  }

  @Test
  void a_new_line_in_the_log_gives_it_three_minutes_more() {
    assertFalse(patience.isOver(1, at(170)));
    assertFalse(patience.isOver(1, at(170 + 179)));
    assertTrue(patience.isOver(1, at(170 + 180)));
  }

  @Test
  void a_log_that_goes_on_and_on_ends_after_fifteen_minutes() {
    for (int second = 0; second < 15 * 60; second++) {
      assertFalse(patience.isOver(second, at(second)));
    }
    assertTrue(patience.isOver(15 * 60, at(15 * 60)));
  }

  @Test
  void every_twenty_seconds_it_is_told_once_that_the_start_goes_on() {
    List<Long> told = new ArrayList<>();
    for (int second = 0; second <= 65; second++) {
      patience.news(at(second)).ifPresent(lasted -> told.add(lasted.toSeconds()));
    }
    assertEquals(List.of(20L, 40L, 60L), told);
  }

  @Test
  void who_looks_late_is_told_late_and_once() {
    assertEquals(Optional.of(Duration.ofSeconds(75)), patience.news(at(75)));
    assertEquals(Optional.empty(), patience.news(at(79)));
  }

  @Test
  void it_tells_how_long_it_has_lasted() {
    assertEquals(Duration.ofSeconds(200), patience.lasted(at(200)));
  }

  private static long at(int seconds) {
    return BEGUN + Duration.ofSeconds(seconds).toNanos();
  }
}
