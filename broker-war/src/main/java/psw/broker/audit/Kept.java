package psw.broker.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * What the log reaches back to: 400 days, 100,000 entries. Of failed logins, which strangers can
 * cause, 10,000 more: they do not drive out the rest.
 *
 * @param deeds which entries, as a condition of a query
 * @param most so many of them are kept, the newest
 */
record Kept(String deeds, int most) {
  static final Kept FAILED_LOGINS = new Kept("d.deed = 'login-failed'", 10_000);
  static final Kept ALL_ELSE = new Kept("d.deed <> 'login-failed'", 100_000);
  private static final Duration LONGEST = Duration.ofDays(400);

  /** What is older is forgotten. */
  static Instant since(Instant now) {
    return now.minus(LONGEST);
  }
}
