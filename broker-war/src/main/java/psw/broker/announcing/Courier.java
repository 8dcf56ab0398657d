package psw.broker.announcing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import psw.broker.far.Answer;
import psw.broker.far.Backoff;
import psw.broker.far.Rendezvous;
import psw.broker.far.RendezvousUrl;
import psw.broker.far.Trouble;
import psw.wire.value.BrokerId;

/**
 * Keeps one rendez-vous up to date: brings it every new announcement until it has acknowledged that
 * or a later one, then leases. For one thread.
 */
final class Courier {
  // short, since a machine may sleep while its monotonic clock stands still
  private static final long LONGEST_WAIT = 1_000;

  private static final Set<Trouble> UNCONNECTED =
      EnumSet.of(Trouble.NO_CONNECTION, Trouble.UNKNOWN_HOST, Trouble.TLS, Trouble.OTHER_KEY);

  private final RendezvousUrl url;
  private final Rendezvous rendezvous;
  private final Pen pen;
  private final Bulletin bulletin;
  private final Clock clock;
  private final Bucket bucket = new Bucket(System.nanoTime());
  private final Watch watch;

  private Backoff backoff = Backoff.NONE;
  private Instant renewAt = Instant.MAX;
  private volatile Instant holdsUntil = Instant.MIN;
  private volatile boolean untouched = true;
  private volatile Standing standing;

  /** What a courier signs by itself. */
  interface Pen {
    BrokerId id();

    Duration term();

    byte[] lease(Signed announcement, Instant now);
  }

  Courier(RendezvousUrl url, Pen pen, Bulletin bulletin, Clock clock) {
    this.url = url;
    this.rendezvous = new Rendezvous(url);
    this.pen = pen;
    this.bulletin = bulletin;
    this.clock = clock;
    this.watch = new Watch(rendezvous, pen.id(), pen.term());
    this.standing =
        new Standing(
            url, false, OptionalLong.empty(), false, false, Optional.empty(), clock.instant());
  }

  Standing standing() {
    Standing now = standing;
    OptionalLong acknowledged = now.acknowledged();
    boolean holds = acknowledged.isPresent() && clock.instant().isBefore(holdsUntil);
    boolean current =
        holds
            && bulletin
                .current()
                .filter(signed -> signed.revision() == acknowledged.getAsLong())
                .isPresent();
    return new Standing(url, false, acknowledged, holds, current, now.fault(), now.since())
        .shown(holds ? watch.shown() : Shown.ALL);
  }

  /** Whether nothing that this one was to bring can be there: no connection was ever made. */
  boolean isUntouched() {
    return untouched;
  }

  /** One step: a delivery, a lease, a look at what is shown there, or some waiting. */
  void step() throws InterruptedException {
    Optional<Signed> up = bulletin.current();
    long acknowledged = standing.acknowledged().orElse(-1);
    if (up.isEmpty()) {
      bulletin.awaitPost(-1, LONGEST_WAIT);
    } else if (up.get().revision() != acknowledged) {
      deliver();
    } else if (!clock.instant().isBefore(watch.lookAt())) {
      watch.look(up.get(), holdsUntil, clock.instant());
    } else if (clock.instant().isBefore(renewAt)) {
      long left = Duration.between(clock.instant(), renewAt).toMillis() + 1;
      bulletin.awaitPost(acknowledged, Math.min(left, LONGEST_WAIT));
    } else {
      renew(up.get());
    }
  }

  private void deliver() throws InterruptedException {
    pace();
    // while waiting for its turn, a later one may have been signed
    Signed signed = bulletin.current().orElseThrow();
    boolean before = untouched;
    untouched = false;
    Answer answer = rendezvous.announce(pen.id(), signed.bytes());
    untouched = before && isUnconnected(answer);
    if (answer instanceof Answer.Acknowledged) {
      backoff = Backoff.NONE;
      // its own term counts from when it was signed, not from when it arrived
      renewAt = third(signed.issued());
      holdsUntil = signed.issued().plus(pen.term());
      watch.acknowledged(clock.instant());
      stands(OptionalLong.of(signed.revision()), Optional.empty());
      return;
    }
    stands(standing.acknowledged(), Optional.of(Fault.of(answer)));
    failed(answer, signed);
  }

  // also without TLS, or with a wrong key: nothing is said before the handshake is over
  private static boolean isUnconnected(Answer answer) {
    return answer instanceof Answer.None none && UNCONNECTED.contains(none.why());
  }

  private void renew(Signed signed) throws InterruptedException {
    pace();
    Instant now = clock.instant();
    Answer answer = rendezvous.renew(pen.id(), pen.lease(signed, now));
    if (answer instanceof Answer.Acknowledged) {
      backoff = Backoff.NONE;
      renewAt = third(now);
      holdsUntil = now.plus(pen.term());
      watch.acknowledged(now);
      stands(OptionalLong.of(signed.revision()), Optional.empty());
    } else if (answer instanceof Answer.Conflict || answer instanceof Answer.Refused) {
      // it has lost the announcement or knows another: a new one with a term of its own settles it
      stands(OptionalLong.empty(), Optional.of(Fault.of(answer)));
      pass(signed, answer);
    } else {
      stands(standing.acknowledged(), Optional.of(Fault.of(answer)));
      failed(answer, signed);
    }
  }

  private void failed(Answer answer, Signed signed) throws InterruptedException {
    backoff = backoff.next();
    Duration wait = backoff.delay(ThreadLocalRandom.current().nextDouble());
    if (answer instanceof Answer.Later later) {
      bucket.empty(System.nanoTime());
      Thread.sleep(later.retryAfter().toMillis());
      return;
    }
    boolean refused = answer instanceof Answer.Refused;
    // stale: it is there, but what it was brought has lain here too long to be believed
    if (answer instanceof Answer.Conflict || (refused && isStale(signed))) {
      pass(signed, answer);
    }
    bulletin.awaitPost(signed.revision(), wait.toMillis());
  }

  private void pass(Signed signed, Answer answer) {
    long known =
        answer instanceof Answer.Conflict conflict ? conflict.knownRevision().orElse(0) : 0;
    bulletin.pass(Math.max(signed.revision(), known), clock.instant());
  }

  private boolean isStale(Signed signed) {
    return clock.instant().isAfter(signed.issued().plus(pen.term().dividedBy(2)));
  }

  private void pace() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(bucket.delay(System.nanoTime()));
    bucket.take(System.nanoTime());
  }

  private Instant third(Instant from) {
    double early = 1 - ThreadLocalRandom.current().nextDouble() / 10;
    return from.plusMillis((long) (pen.term().toMillis() / 3.0 * early));
  }

  private void stands(OptionalLong acknowledged, Optional<Fault> fault) {
    Standing before = standing;
    boolean same = fault.equals(before.fault()) && acknowledged.equals(before.acknowledged());
    standing =
        new Standing(
            url, false, acknowledged, false, false, fault, same ? before.since() : clock.instant());
  }
}
