package psw.wire.announcement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import psw.wire.json.JsonLimits;
import psw.wire.jws.Jws;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;
import psw.wire.value.Sha256;

/**
 * The one rule of acceptance. Rendez-vous, broker and client ask it alike; it reads no clock, no
 * store and no network, so that equal questions have equal answers everywhere.
 */
public final class Judge {
  /** How far a signer's clock may run ahead of ours. */
  public static final Duration AHEAD = Duration.ofMinutes(5);

  /** Longest term of an announcement or of a lease. */
  public static final Duration LONGEST_TERM = Duration.ofHours(1);

  private Judge() {}

  /**
   * Judges an announcement, a tombstone or a lease (told apart by {@code typ}).
   *
   * @param subject whom it must be about
   * @param known what is remembered of that broker, if anything
   * @param bytes the compact JWS as received
   * @param now the time to judge by
   */
  public static Verdict judge(BrokerId subject, Optional<Known> known, byte[] bytes, Instant now) {
    try {
      Jws jws = read(bytes, subject);
      return switch (jws.type()) {
        case Announcement.TYPE -> announcement(jws, known, bytes, now, Optional.empty());
        case Lease.TYPE -> lease(jws, known, now);
        default ->
            throw refuse(Refusal.MALFORMED, new BadValue("typ", BadValue.Reason.OUT_OF_RANGE));
      };
    } catch (Refuse refusal) {
      return refusal.verdict;
    }
  }

  /**
   * Judges an announcement together with the lease that a reader got beside it, so that one whose
   * own term is over counts when the lease keeps it alive.
   */
  public static Verdict judge(
      BrokerId subject, Optional<Known> known, byte[] announcement, byte[] lease, Instant now) {
    try {
      Jws jws = read(announcement, subject);
      if (!jws.type().equals(Announcement.TYPE)) {
        throw refuse(Refusal.MALFORMED, new BadValue("typ", BadValue.Reason.OUT_OF_RANGE));
      }
      return announcement(jws, known, announcement, now, Optional.of(read(lease, subject)));
    } catch (Refuse refusal) {
      return refusal.verdict;
    }
  }

  /** The SHA-256 by which a lease names an announcement: base64url, 43 characters. */
  public static String sha256(byte[] compactJws) {
    return Base64Url.encode(Sha256.of(compactJws));
  }

  private static Jws read(byte[] bytes, BrokerId subject) throws Refuse {
    if (bytes.length > Announcement.LONGEST) {
      throw refuse(Refusal.TOO_LARGE);
    }
    try {
      Jws jws = Jws.parse(bytes, JsonLimits.ANNOUNCEMENT);
      if (jws.payload().integer("v") != 1) {
        throw refuse(Refusal.VERSION);
      }
      if (!jws.signer().equals(subject)) {
        throw refuse(Refusal.WRONG_ID);
      }
      return jws;
    } catch (BadValue e) {
      throw refuse(Refusal.MALFORMED, e);
    }
  }

  private static Verdict announcement(
      Jws jws, Optional<Known> known, byte[] bytes, Instant now, Optional<Jws> lease)
      throws Refuse {
    Announcement said = parse(jws);
    if (!said.id().equals(jws.signer()) || !said.key().id().equals(said.id())) {
      throw refuse(Refusal.WRONG_ID);
    }
    if (!said.key().isProper()) {
      throw refuse(Refusal.MALFORMED, new BadValue("key", BadValue.Reason.MALFORMED));
    }
    if (!jws.isSignedBy(said.key())) {
      throw refuse(Refusal.SIGNATURE);
    }
    term(said.issued(), said.expires(), now);
    if (said.revision() > now.plus(AHEAD).toEpochMilli()) {
      throw refuse(Refusal.TOO_FAR_AHEAD);
    }
    String sha256 = sha256(bytes);
    if (known.isPresent() && said.revision() < known.get().revision()) {
      throw refuse(Refusal.LOWER_REVISION, known.get());
    }
    boolean same = known.isPresent() && said.revision() == known.get().revision();
    if (same && !sha256.equals(known.get().sha256())) {
      throw refuse(Refusal.EQUIVOCATION, known.get());
    }
    Known kept =
        same ? known.get() : new Known(said.key(), said.revision(), sha256, said.expires());
    Optional<Verdict.Renews> renewal = renewal(lease, kept, now);
    if (renewal.isEmpty() && !now.isBefore(kept.liveUntil())) {
      throw refuse(Refusal.EXPIRED);
    }
    if (same) {
      return renewal.isPresent() ? renewal.get() : new Verdict.Unchanged(kept);
    }
    return new Verdict.Replaces(said, renewal.map(Verdict.Renews::known).orElse(kept));
  }

  private static Optional<Verdict.Renews> renewal(Optional<Jws> lease, Known kept, Instant now)
      throws Refuse {
    return lease.isPresent()
            && lease(lease.get(), Optional.of(kept), now) instanceof Verdict.Renews renews
        ? Optional.of(renews)
        : Optional.empty();
  }

  private static Announcement parse(Jws jws) throws Refuse {
    try {
      return Announcement.parse(jws.payload());
    } catch (BadValue e) {
      boolean many = e.part().equals("svc") && e.reason() == BadValue.Reason.TOO_LONG;
      throw refuse(many ? Refusal.TOO_MANY_SERVICES : Refusal.MALFORMED, e);
    }
  }

  private static Verdict lease(Jws jws, Optional<Known> known, Instant now) throws Refuse {
    Lease said;
    try {
      said = Lease.parse(jws.payload());
    } catch (BadValue e) {
      throw refuse(Refusal.MALFORMED, e);
    }
    if (!said.id().equals(jws.signer())) {
      throw refuse(Refusal.WRONG_ID);
    }
    if (known.isEmpty()) {
      throw refuse(Refusal.OTHER_ANNOUNCEMENT);
    }
    // the key is the one of the announcement that was believed: a lease carries none
    if (!jws.isSignedBy(known.get().key())) {
      throw refuse(Refusal.SIGNATURE);
    }
    term(said.issued(), said.expires(), now);
    if (said.revision() != known.get().revision() || !said.sha256().equals(known.get().sha256())) {
      throw refuse(Refusal.OTHER_ANNOUNCEMENT, known.get());
    }
    if (!now.isBefore(said.expires())) {
      throw refuse(Refusal.EXPIRED);
    }
    Known before = known.get();
    return said.expires().isAfter(before.liveUntil())
        ? new Verdict.Renews(
            said, new Known(before.key(), before.revision(), before.sha256(), said.expires()))
        : new Verdict.Unchanged(before);
  }

  private static void term(Instant issued, Instant expires, Instant now) throws Refuse {
    if (issued.isAfter(now.plus(AHEAD))) {
      throw refuse(Refusal.TOO_FAR_AHEAD);
    }
    if (!expires.isAfter(issued) || expires.isAfter(issued.plus(LONGEST_TERM))) {
      throw refuse(Refusal.TERM);
    }
  }

  private static Refuse refuse(Refusal why) {
    return new Refuse(new Verdict.Refused(why, Optional.empty(), OptionalLong.empty()));
  }

  private static Refuse refuse(Refusal why, BadValue detail) {
    return new Refuse(new Verdict.Refused(why, Optional.of(detail), OptionalLong.empty()));
  }

  private static Refuse refuse(Refusal why, Known known) {
    return new Refuse(
        new Verdict.Refused(why, Optional.empty(), OptionalLong.of(known.revision())));
  }

  /** A refusal on its way out of the checks. */
  private static final class Refuse extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Verdict.Refused verdict;

    Refuse(Verdict.Refused verdict) {
      super(verdict.why().name(), null, false, false);
      this.verdict = verdict;
    }
  }
}
