package psw.wire.knock;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;

/**
 * The one rule by which a knock that its key opened is let in. What it refuses must not change what
 * is remembered of the key: so a stolen knock, sent first from elsewhere, does not burn the honest
 * one.
 */
public final class Knocking {
  /** How far the sender's clock may be from ours, either way. */
  public static final Duration SKEW = Duration.ofSeconds(60);

  /** What is to be done with a knock. */
  public enum Verdict {
    /** Open the gate for where it came from, and remember its time. */
    OPEN,
    /** Its time is not later than that of one before. */
    REPLAY,
    /** Its time is more than a minute from ours: its sender's clock, or ours, is wrong. */
    CLOCK,
    /** Nothing is granted to its device any more. */
    NO_GRANT,
    /** It came from another address than it claims, or claims none. */
    SOURCE
  }

  private Knocking() {}

  /**
   * Judges a knock.
   *
   * @param from where the datagram came from
   * @param last the time of the last knock that was let in with its key, or what stands for it
   * @param until when the last grant of its device ends
   */
  public static Verdict judge(
      Knock knock, InetAddress from, Instant last, Instant until, SourceRule rule, Instant now) {
    if (!knock.at().isAfter(last)) {
      return Verdict.REPLAY;
    }
    if (Duration.between(now, knock.at()).abs().compareTo(SKEW) > 0) {
      return Verdict.CLOCK;
    }
    if (!now.isBefore(until)) {
      return Verdict.NO_GRANT;
    }
    return knock.source().filter(claimed -> rule.holds(claimed, from)).isPresent()
        ? Verdict.OPEN
        : Verdict.SOURCE;
  }
}
