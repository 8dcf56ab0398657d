package psw.broker.announcing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import psw.broker.far.Answer;
import psw.broker.far.Backoff;
import psw.broker.far.Rendezvous;
import psw.wire.announcement.Judge;
import psw.wire.value.BrokerId;

/**
 * Brings one rendez-vous the tombstone, until it takes it or nothing of this site is left there.
 */
final class Leaver implements Runnable {
  private final Errand.Farewell errand;
  private final Rendezvous rendezvous;
  private final BrokerId id;
  private final Clock clock;
  private final Runnable done;
  private final LongConsumer later;
  private volatile Optional<Fault> fault = Optional.empty();

  /**
   * @param done called when nothing of this site is left there
   * @param later called when another tombstone is needed, beyond the revision that is known there
   */
  Leaver(Errand.Farewell errand, BrokerId id, Clock clock, Runnable done, LongConsumer later) {
    this.errand = errand;
    this.rendezvous = new Rendezvous(errand.url());
    this.id = id;
    this.clock = clock;
    this.done = done;
    this.later = later;
  }

  Standing standing() {
    return new Standing(
        errand.url(), true, OptionalLong.empty(), false, false, fault, errand.since());
  }

  @Override
  public void run() {
    try {
      for (Backoff backoff = Backoff.NONE; !isOver(); backoff = backoff.next()) {
        Thread.sleep(backoff.delay(ThreadLocalRandom.current().nextDouble()).toMillis());
        Answer answer =
            rendezvous.announce(id, errand.tombstone().getBytes(StandardCharsets.US_ASCII));
        if (answer instanceof Answer.Acknowledged) {
          break;
        }
        if (answer instanceof Answer.Conflict conflict && isBelievable(conflict)) {
          later.accept(conflict.knownRevision().getAsLong());
          return;
        }
        fault = Optional.of(Fault.of(answer));
      }
      done.run();
    } catch (InterruptedException e) {
      // the server ends: the tombstone is kept and brought after the next start
      Thread.currentThread().interrupt();
    }
  }

  private boolean isBelievable(Answer.Conflict conflict) {
    long most = clock.instant().plus(Judge.AHEAD).toEpochMilli();
    return conflict.knownRevision().isPresent() && conflict.knownRevision().getAsLong() < most;
  }

  // no announcement and no lease lives longer than this without a new one
  private boolean isOver() {
    Instant end = errand.since().plus(Judge.LONGEST_TERM);
    return !clock.instant().isBefore(end);
  }
}
