package psw.client.tunnel;

import java.time.Duration;

/**
 * How long to wait before each try to get back: nothing before the first, then twice as long each
 * time, with a fifth of chance either way, lest all who lost a site at once come back at once.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int DOUBLINGS = 7;
  private static final double SPREAD = 0.2;

  private Backoff() {}

  /**
   * Before a try.
   *
   * @param tries how many there were
   * @param chance from 0 (inclusive) to 1 (exclusive)
   */
  static Duration before(int tries, double chance) {
    if (tries == 0) {
      return Duration.ZERO;
    }
    long even = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(tries - 1, DOUBLINGS));
    return Duration.ofMillis(Math.round(even * (1 + SPREAD * (2 * chance - 1))));
  }
}
