package psw.server.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import psw.wire.announcement.Known;
import psw.wire.announcement.Verdict;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** The door: what brokers announce, judged, kept and listed. */
@ApplicationScoped
public class Directory {
  /** How long changes stay in the log. */
  public static final Duration LOG_KEPT = Duration.ofHours(24);

  private static final int AT_ONCE = 500;

  @Inject private Shelf shelf;
  @Inject private Reading reading;
  @Inject private Clock clock;
  @Inject private Event<Signal> signals;

  /**
   * Judges an announcement, a tombstone or a lease and, when it is to be believed, keeps it. What
   * is answered was committed, in a transaction of its own.
   */
  public Verdict offer(BrokerId id, byte[] jws) {
    return offer(id, Submission.of(jws));
  }

  /** As {@link #offer(BrokerId, byte[])}, for one who fetched an announcement and its lease. */
  public Verdict offer(BrokerId id, byte[] announcement, byte[] lease) {
    return offer(id, Submission.of(announcement, lease));
  }

  private Verdict offer(BrokerId id, Submission submission) {
    Instant now = clock.instant();
    // a first look without locks: what is refused or known already costs no transaction
    Verdict first = submission.judge(id, shelf.known(id), now);
    if (first instanceof Verdict.Refused || first instanceof Verdict.Unchanged) {
      return first;
    }
    boolean logging = first instanceof Verdict.Replaces;
    Shelf.Outcome outcome = shelf.accept(id, submission, now, logging);
    if (outcome.unlogged()) {
      outcome = shelf.accept(id, submission, now, true);
    }
    outcome.signal().ifPresent(signals::fire);
    return outcome.verdict();
  }

  /** What is remembered of a broker, whether it is live or not. */
  public Optional<Known> known(BrokerId id) {
    return shelf.known(id);
  }

  /** A broker, live or not. */
  public Optional<Entry> find(BrokerId id) {
    return reading.broker(id, clock.instant());
  }

  /** Live brokers in the order of their ids. */
  public List<Entry> brokers(BrokerQuery query) {
    return reading.brokers(query, clock.instant());
  }

  /** Services of live brokers in the order of their numbers here. */
  public List<ListedService> services(ServiceQuery query) {
    return reading.services(query, clock.instant());
  }

  /** A service of a live broker, by this server's number for it. */
  public Optional<ListedService> service(long id) {
    return reading.service(id, clock.instant());
  }

  /**
   * A number for a service that is listed here and not announced: from the same row as those of
   * announced ones. In the caller's transaction, which holds that row's lock from here on.
   */
  public long numberService() {
    return shelf.numberService();
  }

  /** How brokers call themselves, of these those that are live. */
  public Map<BrokerId, Label> names(Set<BrokerId> brokers) {
    return brokers.isEmpty() ? Map.of() : reading.names(brokers, clock.instant());
  }

  /** How many brokers are live. */
  public long liveBrokers() {
    return reading.count(Optional.of(clock.instant()));
  }

  /** How many brokers are remembered. */
  public long knownBrokers() {
    return reading.count(Optional.empty());
  }

  /** The number of the last change; 0 before the first. */
  public long lastChange() {
    return reading.lastChange();
  }

  /** The lowest number from which the log is whole. */
  public long firstChange() {
    return reading.firstChange();
  }

  /** Changes after a number, in order. */
  public List<Change> changes(long after, int most) {
    return reading.changes(after, most);
  }

  /** Writes off those whose time is over. To be called every second or so. */
  void expire() {
    Instant now = clock.instant();
    int over;
    do {
      over = shelf.expire(now, AT_ONCE);
      if (over > 0) {
        signals.fire(new Signal.Logged());
      }
    } while (over == AT_ONCE);
  }

  /** Forgets changes that are older than the log is kept. To be called now and then. */
  void forget() {
    shelf.forget(clock.instant().minus(LOG_KEPT));
  }
}
