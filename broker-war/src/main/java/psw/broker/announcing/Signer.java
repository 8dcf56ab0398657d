package psw.broker.announcing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import psw.broker.address.Addresses;
import psw.broker.address.AddressesChanged;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.CatalogChanged;
import psw.broker.catalog.Snapshot;
import psw.broker.heard.GateHeard;
import psw.broker.heard.GateWatch;
import psw.broker.peers.PeersChanged;
import psw.broker.site.Site;
import psw.server.directory.Directory;
import psw.wire.announcement.Verdict;
import psw.wire.value.IpAddress;

/** Signs every change, commits it, and puts it up in this broker's own directory. */
@ApplicationScoped
class Signer {
  private static final Logger LOG = System.getLogger(Signer.class.getName());
  // changes that come together go together
  private static final long TOGETHER = 40;
  private static final long LONGEST_WAIT = 5_000;

  private Catalog catalog;
  private Book book;
  private Bulletin bulletin;
  private GateWatch gate;
  private Directory directory;
  private Site site;
  private Addresses addresses;
  private Clock clock;
  private Instant renewAt = Instant.EPOCH;
  private final AtomicLong met = new AtomicLong();
  private long sealedFor;
  private List<IpAddress> reachedBefore = List.of();
  private long toldFor;
  // nothing was seen yet, or not to its end
  private long seen = -1;

  protected Signer() {}

  @Inject
  Signer(
      Catalog catalog,
      Book book,
      Bulletin bulletin,
      GateWatch gate,
      Directory directory,
      Site site,
      Addresses addresses,
      Clock clock) {
    this.catalog = catalog;
    this.book = book;
    this.bulletin = bulletin;
    this.gate = gate;
    this.directory = directory;
    this.site = site;
    this.addresses = addresses;
    this.clock = clock;
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CatalogChanged change) {
    bulletin.stir();
  }

  void heard(@Observes(during = TransactionPhase.AFTER_SUCCESS) GateHeard news) {
    bulletin.stir();
  }

  void met(@Observes(during = TransactionPhase.AFTER_SUCCESS) PeersChanged change) {
    met.incrementAndGet();
    bulletin.stir();
  }

  void moved(@Observes AddressesChanged change) {
    bulletin.stir();
  }

  /**
   * One step: waits for a change or the time of a lease, then signs.
   *
   * @param between done before each look at what is to be signed
   */
  void step(Runnable between) throws InterruptedException {
    long before = seen;
    // what fails is looked at anew without waiting
    seen = -1;
    seen = round(before, between);
  }

  private long round(long before, Runnable between) throws InterruptedException {
    if (before >= 0) {
      bulletin.awaitStir(before, untilRenewal());
    }
    long seen = bulletin.stirred();
    // first who is to be told, then what: who is being left must not hear of anything later
    between.run();
    Optional<Signed> up = bulletin.current();
    long peers = met.get();
    long news = gate.news();
    Snapshot now = catalog.read();
    List<IpAddress> reached = addresses.addresses();
    Instant time = clock.instant();
    boolean stale = peers != sealedFor && !now.paired().isEmpty();
    if (up.isEmpty()
        || stale
        || !reached.equals(reachedBefore)
        || news != toldFor
        || (up.get().tells() && !time.isBefore(renewAt))
        || now.revision() != up.get().catalogue()
        || bulletin.wanted() > up.get().revision()) {
      Signed signed = book.sign(now, reached, bulletin.wanted(), time);
      own(directory.offer(site.id(), signed.bytes()), time);
      bulletin.post(signed);
      reachedBefore = reached;
      renewAt = time.plus(site.term().dividedBy(3));
      Thread.sleep(TOGETHER);
    } else if (!time.isBefore(renewAt)) {
      own(
          directory.offer(site.id(), site.lease(up.get().revision(), up.get().sha256(), time)),
          time);
      renewAt = time.plus(site.term().dividedBy(3));
    }
    sealedFor = peers;
    toldFor = news;
    return seen;
  }

  private long untilRenewal() {
    long left = Duration.between(clock.instant(), renewAt).toMillis() + 1;
    return Math.max(0, Math.min(left, LONGEST_WAIT));
  }

  private void own(Verdict verdict, Instant now) {
    if (verdict instanceof Verdict.Refused refused) {
      LOG.log(Level.WARNING, "own directory refuses: {0}", refused.why());
      refused.knownRevision().ifPresent(known -> bulletin.pass(known, now));
    }
  }
}
