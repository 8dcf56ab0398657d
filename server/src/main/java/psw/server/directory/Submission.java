package psw.server.directory;

import java.time.Instant;
import java.util.Optional;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Known;
import psw.wire.announcement.Verdict;
import psw.wire.value.BrokerId;

/** Bytes that somebody offers: one message, or an announcement together with its lease. */
final class Submission {
  private final byte[] announcement;
  private final byte[] lease;
  private final boolean both;

  private Submission(byte[] announcement, byte[] lease, boolean both) {
    this.announcement = announcement;
    this.lease = lease;
    this.both = both;
  }

  /** One message; the judge tells which kind. */
  static Submission of(byte[] jws) {
    return new Submission(jws, jws, false);
  }

  static Submission of(byte[] announcement, byte[] lease) {
    return new Submission(announcement, lease, true);
  }

  Verdict judge(BrokerId id, Optional<Known> known, Instant now) {
    return both
        ? Judge.judge(id, known, announcement, lease, now)
        : Judge.judge(id, known, announcement, now);
  }

  /** The bytes of the announcement, where the verdict says that they are one. */
  byte[] announcement() {
    return announcement;
  }

  /** The bytes of the lease, where the verdict says that they are one. */
  byte[] lease() {
    return lease;
  }

  /** Whether the lease beside the announcement makes it live longer. */
  boolean outlives(Verdict.Replaces verdict) {
    return both && verdict.known().liveUntil().isAfter(verdict.announcement().expires());
  }
}
