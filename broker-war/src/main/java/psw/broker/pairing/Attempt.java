package psw.broker.pairing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import psw.broker.audit.By;
import psw.broker.peers.Kept;
import psw.broker.peers.Met;
import psw.broker.peers.Peer;
import psw.pairing.run.Outcome;
import psw.pairing.run.Owner;
import psw.pairing.run.Reason;
import psw.pairing.run.Run;
import psw.wire.pairing.Code;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.seal.SharedKey;
import psw.wire.value.Label;

/** One run of this broker's, and how it goes. */
final class Attempt implements Owner {
  /**
   * What an attempt is made of.
   *
   * @param id how it is asked for; a secret, like its code
   * @param by who asked
   * @param name what the other is to be called
   * @param ours how the other may knock here
   * @param taken the code that is taken up; else one is made here, and is to be shown
   */
  record Terms(String id, By by, Optional<Label> name, KnockLeave ours, Optional<Code> taken) {}

  private static final Logger LOG = System.getLogger(Attempt.class.getName());

  private final Terms terms;
  private final Run run;
  private final Ledger ledger;
  private final Clock clock;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  // what follows is written by the run's thread alone
  private volatile Optional<Begun> start = Optional.empty();
  private volatile Optional<Kept> kept = Optional.empty();
  private volatile Optional<Over> end = Optional.empty();

  private record Begun(Code code, Instant expires) {}

  /** How it ended: with a peer, or with a reason. */
  private record Over(Instant at, Optional<Peer> peer, Optional<Reason> why) {}

  Attempt(Terms terms, Run run, Ledger ledger, Clock clock) {
    this.terms = terms;
    this.run = run;
    this.ledger = ledger;
    this.clock = clock;
  }

  String id() {
    return terms.id();
  }

  /** Walks to the end; on a thread of its own. */
  void walk() {
    Optional<Reason> why = Optional.of(Reason.CANCELLED);
    try {
      Outcome outcome = run.walk(this);
      why = outcome instanceof Outcome.Failed failed ? Optional.of(failed.why()) : Optional.empty();
      ledger.ended(why, terms.taken().or(() -> start.map(Begun::code)), terms.by());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a pairing failed here", e);
    } finally {
      Optional<Peer> peer = why.isPresent() ? Optional.empty() : kept.map(Kept::peer);
      end = Optional.of(new Over(clock.instant(), peer, why));
      begun.complete(null);
      over.complete(null);
    }
  }

  @Override
  public void begun(Code code, Instant expires) {
    start = Optional.of(new Begun(code, expires));
    begun.complete(null);
  }

  @Override
  public void keep(Introduction other, SharedKey key) {
    String host = start.orElseThrow().code().host().text();
    Met met = new Met(other, key, Optional.of(terms.ours()), host);
    kept = Optional.of(ledger.keep(met, terms.name().orElse(other.name()), terms.by()));
  }

  @Override
  public void drop() {
    kept.ifPresent(ledger::undo);
  }

  /** Gives up; {@link #over} comes soon. */
  void cancel() {
    run.cancel();
  }

  /** Completed once there is a code, or all is over. */
  CompletableFuture<Void> begun() {
    return begun;
  }

  /** Completed with the end. */
  CompletableFuture<Void> over() {
    return over;
  }

  /** Waits for the end, but no longer than that. */
  void awaitOver(long longest, TimeUnit unit) {
    try {
      over.get(longest, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.DEBUG, "a pairing goes on while the broker ends", e);
    }
  }

  boolean isOver() {
    return end.isPresent();
  }

  /** Whether it ended before {@code then}. */
  boolean ended(Instant then) {
    return end.filter(how -> how.at().isBefore(then)).isPresent();
  }

  /** As it is now. */
  Seen seen() {
    Optional<Over> how = end;
    Optional<Begun> at = start;
    return new Seen(
        terms.id(),
        at.map(Begun::code).filter(code -> terms.taken().isEmpty() && how.isEmpty()),
        at.map(Begun::expires),
        how.flatMap(Over::peer),
        how.flatMap(Over::why));
  }
}
