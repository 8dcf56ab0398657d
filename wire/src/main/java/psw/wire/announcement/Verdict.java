package psw.wire.announcement;

import java.util.OptionalLong;
import psw.wire.value.BadValue;

/** What {@link Judge} says of some bytes. */
public sealed interface Verdict {
  /**
   * Believe it instead of what was known: a higher revision, perhaps a tombstone.
   *
   * @param announcement what it says
   * @param known what to remember from now on
   */
  record Replaces(Announcement announcement, Known known) implements Verdict {}

  /**
   * Believe it: a lease that keeps what is known alive for longer.
   *
   * @param lease what it says
   * @param known what to remember from now on
   */
  record Renews(Lease lease, Known known) implements Verdict {}

  /**
   * True, but nothing new: the very bytes that are known, or a lease no longer than the best one.
   *
   * @param known what was remembered already
   */
  record Unchanged(Known known) implements Verdict {}

  /**
   * Do not believe it; nothing changes.
   *
   * @param why the first rule that it breaks
   * @param detail the member at fault, where one is; for {@link Refusal#MALFORMED} always
   * @param knownRevision what is known instead, where that is the reason
   */
  record Refused(Refusal why, java.util.Optional<BadValue> detail, OptionalLong knownRevision)
      implements Verdict {}
}
