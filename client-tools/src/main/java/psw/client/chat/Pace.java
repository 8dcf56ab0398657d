package psw.client.chat;

import java.time.Duration;

/** Five lines a second, after a burst of as many: how long to wait before the next is read. */
final class Pace {
  private static final long STEP = Duration.ofMillis(200).toNanos();
  private static final int BURST = 5;

  private long next;
  private boolean begun;

  /**
   * Counts one line.
   *
   * @param now a reading of {@link System#nanoTime}
   * @return how long the next must wait
   */
  Duration count(long now) {
    if (!begun || next - now < 0) {
      next = now;
      begun = true;
    }
    next += STEP;
    return Duration.ofNanos(Math.max(0, next - now - (BURST - 1) * STEP));
  }
}
