package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowTest {
  private static final long ROUND_TRIP = 100_000_000;

  private final Budget budget = new Budget(1L << 30);

  /** Consumes quarter after quarter, so many nanoseconds apart; answers all that was granted. */
  private static long consume(Window window, int quarters, long apart, int waiting) {
    return consume(window, quarters, apart, apart, waiting);
  }

  /** The same where each time so long was waited. */
  private static long consume(Window window, int quarters, long apart, long idle, int waiting) {
    long granted = 0;
    for (int n = 1; n <= quarters; n++) {
      granted += window.consumed(window.size() / 4, waiting, n * idle, n * apart);
    }
    return granted;
  }

  private Window window() {
    return new Window(budget, Window.first(budget), ROUND_TRIP);
  }

  @Test
  void less_than_a_quarter_is_not_granted_yet() {
    assertEquals(0, window().consumed(Window.FIRST / 4 - 1, 0, 0, 1));
  }

  @Test
  void what_was_consumed_is_granted_again() {
    Window window = window();
    assertEquals(0, window.consumed(1000, 0, 0, 1));
    assertEquals(1000 + Window.FIRST / 4, window.consumed(Window.FIRST / 4, 0, 0, 2));
  }

  @Test
  void a_connection_that_fills_its_window_in_a_round_trip_gets_a_larger_one() {
    Window window = window();
    consume(window, 100, ROUND_TRIP / 4, 0);
    assertEquals(Window.LARGEST, window.size());
  }

  @Test
  void growing_is_granted_along_with_what_was_consumed() {
    Window window = window();
    long granted = consume(window, 5, ROUND_TRIP / 4, 0);
    assertEquals(5L * Window.FIRST / 4 + Window.FIRST, granted);
  }

  @Test
  void a_slow_connection_keeps_its_window() {
    Window window = window();
    consume(window, 100, ROUND_TRIP, 0);
    assertEquals(Window.FIRST, window.size());
  }

  @Test
  void a_connection_whose_application_is_behind_keeps_its_window() {
    Window window = window();
    consume(window, 100, ROUND_TRIP / 4, Window.FIRST);
    assertEquals(Window.FIRST, window.size());
  }

  @Test
  void a_connection_for_which_this_side_is_too_slow_keeps_its_window() {
    Window window = window();
    consume(window, 100, ROUND_TRIP / 4, ROUND_TRIP / 9, 0);
    assertEquals(Window.FIRST, window.size());
  }

  @Test
  void a_connection_that_is_fast_keeps_its_window() {
    Window window = window();
    consume(window, 100, Window.FIRST, 0); // 250 MB/s
    assertEquals(Window.FIRST, window.size());
  }

  @Test
  void a_round_trip_takes_no_longer_than_a_window_ever_did() {
    Window window = window();
    consume(window, 20, Window.FIRST, 0);
    consume(window, 100, ROUND_TRIP / 4, 0);
    assertEquals(Window.FIRST, window.size());
  }

  @Test
  void all_windows_together_stay_within_the_budget() {
    Budget small = new Budget(16L << 20);
    for (int n = 0; n < 40; n++) {
      consume(new Window(small, Window.first(small), ROUND_TRIP), 100, ROUND_TRIP / 4, 0);
    }
    assertTrue(small.left() > -40L * Window.LEAST, "left: " + small.left());
  }

  @Test
  void a_connection_gets_a_window_when_the_budget_is_spent() {
    assertEquals(Window.LEAST, Window.first(new Budget(0)));
  }

  @Test
  void a_window_that_is_closed_is_given_back() {
    Window window = window();
    consume(window, 100, ROUND_TRIP / 4, 0);
    window.close();
    assertEquals(1L << 30, budget.left());
  }
}
