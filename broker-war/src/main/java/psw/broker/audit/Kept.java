package psw.broker.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * What the log reaches back to: 400 days, 100,000 entries. Of failed logins, which strangers can
 * cause, 10,000: they do not drive out the rest.
 *
 * @param since what is older is forgotten
 * @param beyond so is every entry up to this number
 */
record Kept(Instant since, long beyond) {
  static final int FAILED_LOGINS = 10_000;
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final long MOST = 100_000;

  static Kept of(long newest, Instant now) {
    return new Kept(now.minus(LONGEST), Math.max(0, newest - MOST));
  }
}
