package psw.gate.receive;

import java.time.Duration;
import java.time.Instant;

/** How often something may happen: so many times at once, then so many a second. */
public final class Bucket {
  private final double most;
  private final double aSecond;
  private double tokens;
  private Instant counted = Instant.MIN;

  /** A full one. */
  public Bucket(double most, double aSecond) {
    this.most = most;
    this.aSecond = aSecond;
    this.tokens = most;
  }

  /** Takes one, if there is one. */
  public boolean take(Instant now) {
    if (counted.equals(Instant.MIN)) {
      counted = now;
    }
    // a clock that was set back gives nothing, and takes nothing
    double seconds = Math.max(0, Duration.between(counted, now).toMillis()) / 1000.0;
    tokens = Math.min(most, tokens + seconds * aSecond);
    counted = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
