package psw.gate.receive;

import java.time.Duration;
import java.time.Instant;

/** How often one key may open the gate: five times at once, then twice a second. */
final class Bucket {
  private static final double MOST = 5;
  private static final double A_SECOND = 2;

  private double tokens = MOST;
  private Instant counted = Instant.MIN;

  /** Takes one, if there is one. */
  boolean take(Instant now) {
    if (counted.equals(Instant.MIN)) {
      counted = now;
    }
    // a clock that was set back gives nothing, and takes nothing
    double seconds = Math.max(0, Duration.between(counted, now).toMillis()) / 1000.0;
    tokens = Math.min(MOST, tokens + seconds * A_SECOND);
    counted = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
