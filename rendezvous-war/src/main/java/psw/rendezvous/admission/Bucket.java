package psw.rendezvous.admission;

import java.time.Duration;
import java.time.Instant;

/** A bucket of so many writes that fills again steadily. Not for several threads. */
final class Bucket {
  private final int burst;
  private final int perSecond;
  private double left;
  private Instant seen;

  /** A full one. */
  Bucket(int burst, int perSecond, Instant now) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.left = burst;
    this.seen = now;
  }

  /** Takes one; zero if there was one, else how long to wait until there is. */
  Duration take(Instant now) {
    if (now.isAfter(seen)) {
      double seconds = Duration.between(seen, now).toMillis() / 1000.0;
      left = Math.min(burst, left + seconds * perSecond);
      seen = now;
    }
    if (left >= 1) {
      left--;
      return Duration.ZERO;
    }
    return Duration.ofMillis((long) Math.ceil((1 - left) * 1000 / perSecond));
  }
}
