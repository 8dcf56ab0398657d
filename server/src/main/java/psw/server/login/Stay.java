package psw.server.login;

import java.time.Duration;
import java.time.Instant;

/**
 * A visit of somebody who logged in: over after 30 minutes without a word, and after 12 hours.
 *
 * @param account who
 * @param near whether it began at this machine; it goes on only there, or only elsewhere
 * @param since when it began
 * @param seen when it was last heard of
 * @param epoch of {@link Stays} when it began
 */
record Stay(String account, boolean near, Instant since, Instant seen, long epoch) {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);

  boolean isOverAt(Instant now) {
    return !now.isBefore(seen.plus(IDLE)) || !now.isBefore(since.plus(LONGEST));
  }

  Stay seenAt(Instant now) {
    return new Stay(account, near, since, now, epoch);
  }
}
