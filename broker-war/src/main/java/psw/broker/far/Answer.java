package psw.broker.far;

import java.time.Duration;
import java.util.OptionalLong;

/** What a rendez-vous says to an announcement or a lease that it was sent. */
public sealed interface Answer {
  /** It has committed it. */
  record Acknowledged() implements Answer {}

  /**
   * It knows a higher revision, or this one with other bytes, or not the announcement of the lease.
   *
   * @param knownRevision the revision that it knows, if it says so
   */
  record Conflict(OptionalLong knownRevision) implements Answer {}

  /**
   * Too many for now.
   *
   * @param retryAfter when to come back, at most a minute
   */
  record Later(Duration retryAfter) implements Answer {}

  /**
   * Any other status.
   *
   * @param status the HTTP status
   */
  record Refused(int status) implements Answer {}

  /**
   * No answer.
   *
   * @param why what stood in the way
   */
  record None(Trouble why) implements Answer {}
}
