package psw.server.login;

import java.time.Duration;
import java.time.Instant;

/** Five wrong tries are free; each further one doubles the wait before the next is looked at. */
final class Throttle {
  private static final int FREE = 5;
  private static final int LONGEST = 6;

  private int failures;
  private Instant closedUntil = Instant.EPOCH;

  synchronized boolean isOpen(Instant now) {
    return !now.isBefore(closedUntil);
  }

  synchronized void failed(Instant now) {
    failures++;
    if (failures > FREE) {
      int doublings = Math.min(failures - FREE - 1, LONGEST);
      closedUntil = now.plus(Duration.ofSeconds(1L << doublings));
    }
  }

  synchronized void succeeded() {
    failures = 0;
  }
}
