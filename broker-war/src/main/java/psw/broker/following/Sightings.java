package psw.broker.following;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import psw.server.directory.Directory;
import psw.server.directory.Entry;
import psw.wire.announcement.Refusal;
import psw.wire.announcement.Verdict;
import psw.wire.value.BrokerId;

/** What a rendez-vous says, put before this broker's own directory, which judges it. */
final class Sightings {
  private final Directory directory;
  private final Clock clock;

  Sightings(Directory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Offers an announcement, a tombstone or a lease.
   *
   * @return false when it is a lease of an announcement that is not known here
   */
  boolean offer(BrokerId id, byte[] jws) {
    return !(directory.offer(id, jws) instanceof Verdict.Refused refused
        && refused.why() == Refusal.OTHER_ANNOUNCEMENT);
  }

  /** Offers an announcement with the lease that keeps it alive, if it has one. */
  void offer(BrokerId id, byte[] announcement, Optional<byte[]> lease) {
    if (lease.isPresent()
        && !(directory.offer(id, announcement, lease.get()) instanceof Verdict.Refused)) {
      return;
    }
    // a lease that arrived between the two answers may name a later announcement
    directory.offer(id, announcement);
  }

  /**
   * Whether a listing tells of more than is known here.
   *
   * @param expires until when it is said to live, ISO-8601
   */
  boolean isNews(BrokerId id, long revision, Optional<String> expires) {
    Optional<Entry> known = directory.find(id);
    if (known.isEmpty() || known.get().known().revision() < revision) {
      return true;
    }
    Instant here = known.get().known().liveUntil();
    boolean same = known.get().known().revision() == revision;
    return same && (!clock.instant().isBefore(here) || longer(expires, here));
  }

  private static boolean longer(Optional<String> expires, Instant here) {
    try {
      return expires.isPresent()
          && Instant.parse(expires.get()).isAfter(here.plus(Duration.ofSeconds(1)));
    } catch (DateTimeParseException e) {
      return true;
    }
  }
}
