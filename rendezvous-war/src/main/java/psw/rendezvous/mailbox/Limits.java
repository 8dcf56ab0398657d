package psw.rendezvous.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much strangers may do here. Zero means at once, else it is how long to wait. */
final class Limits {
  /** Live mailboxes that one id may have. */
  static final int PER_OWNER = 3;

  /** Live mailboxes of one household: ids cost nothing. */
  static final int PER_HOUSEHOLD = 100;

  /** Live mailboxes of one network, see {@link Household#network}. */
  static final int PER_NETWORK = 200;

  /** Claims of one network in {@link #MINUTE}. */
  static final int NETWORK_CLAIMS_A_MINUTE = 20;

  /** Live mailboxes in all. */
  static final int IN_ALL = 2_000;

  /** From so many live ones on, nameplates have six digits. */
  static final int FEW = 500;

  /** Claims of one household in {@link #MINUTE}. */
  static final int CLAIMS_A_MINUTE = 5;

  /** Claims of everybody in {@link #SECOND}. */
  static final int CLAIMS_A_SECOND = 50;

  /** How many of the last claims are looked at, and how many there must be to judge by. */
  static final int LAST = 50;

  static final int FIRST_JUDGED = 10;

  static final Duration SECOND = Duration.ofSeconds(1);
  static final Duration MINUTE = Duration.ofMinutes(1);

  private Limits() {}

  /**
   * How long a household waits before its next claim.
   *
   * @param latest when it claimed last, in order, the newest last
   */
  static Duration household(List<Instant> latest, Instant now) {
    if (latest.size() < CLAIMS_A_MINUTE) {
      return Duration.ZERO;
    }
    Instant counted = latest.get(latest.size() - CLAIMS_A_MINUTE);
    Duration left = Duration.between(now, counted.plus(MINUTE));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** How long a network waits, after so many claims in the last minute. */
  static Duration network(long inTheLastMinute) {
    return inTheLastMinute < NETWORK_CLAIMS_A_MINUTE ? Duration.ZERO : MINUTE;
  }

  /** How long everybody waits, after so many claims in the last second. */
  static Duration everybody(long inTheLastSecond) {
    return inTheLastSecond < CLAIMS_A_SECOND ? Duration.ZERO : SECOND;
  }

  /**
   * Whether a claim must show work.
   *
   * @param hits how many of the last claims were of a live mailbox
   * @param crowded how many of those found it claimed by another
   */
  static boolean needsWork(int hits, int crowded) {
    return hits >= FIRST_JUDGED && crowded * 5 > hits;
  }
}
