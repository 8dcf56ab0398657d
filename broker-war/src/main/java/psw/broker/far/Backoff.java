package psw.broker.far;

import java.time.Duration;

/**
 * How long to wait after failures in a row: 1 s, doubling up to 30 s, each shortened by up to a
 * half so that many who lost the same server do not come back at once.
 *
 * @param failures how many in a row, none or more
 */
public record Backoff(int failures) {
  /** Nothing has failed. */
  public static final Backoff NONE = new Backoff(0);

  private static final long FIRST_MS = 1_000;
  private static final long LONGEST_MS = 30_000;

  /** After one more failure. */
  public Backoff next() {
    return new Backoff(failures + 1);
  }

  /**
   * The wait after these failures.
   *
   * @param chance 0 up to but without 1, drawn anew each time
   */
  public Duration delay(double chance) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    long whole = Math.min(LONGEST_MS, FIRST_MS << Math.min(failures - 1, 10));
    return Duration.ofMillis(whole - (long) (whole * chance / 2));
  }
}
