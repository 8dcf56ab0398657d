package psw.broker.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.CatalogChanged;
import psw.broker.peers.Peers;
import psw.broker.peers.PeersChanged;
import psw.broker.site.Site;
import psw.server.settings.Settings;
import psw.wire.grant.Decision;
import psw.wire.grant.Grant;
import psw.wire.knock.KnockKey;

/** Keeps what sshd and the gate read as the store says, by one thread, and knows whether it is. */
@ApplicationScoped
class Enforcing {
  private static final Logger LOG = System.getLogger(Enforcing.class.getName());
  // a file that somebody removed comes back, and one that could not be written is tried again
  private static final Duration AGAIN = Duration.ofSeconds(15);
  private static final Duration RETRY = Duration.ofSeconds(2);
  // short, since a machine may sleep while its monotonic clock stands still
  private static final long LONGEST_WAIT = 1_000;

  private Book book;
  private Peers peers;
  private Catalog catalog;
  private OwnPlaces own;
  private Clock clock;
  private List<String> sites;
  private Share share;

  private final Semaphore bell = new Semaphore(0);
  private Optional<String> complaint = Optional.empty();

  // guarded by this: a number for each change, and how things stood after the one looked at last
  private long changes = 1;
  private Standing standing = Standing.NONE;

  /**
   * How things stand.
   *
   * @param change the change that was looked at
   * @param made what sshd reads, but for {@code failed}; empty when nothing could be done
   * @param failed names of files that are not as they should be
   * @param due when to look again
   */
  private record Standing(long change, Optional<Rendering> made, Set<String> failed, Instant due) {
    static final Standing NONE = new Standing(0, Optional.empty(), Set.of(), Instant.MIN);
  }

  protected Enforcing() {}

  @Inject
  Enforcing(
      Book book,
      Peers peers,
      Catalog catalog,
      OwnPlaces own,
      Clock clock,
      Settings settings,
      Site site) {
    this(
        book,
        peers,
        catalog,
        own,
        clock,
        site.keys().stream().map(KnockKey::site).toList(),
        new Share(settings.share()));
  }

  Enforcing(
      Book book,
      Peers peers,
      Catalog catalog,
      OwnPlaces own,
      Clock clock,
      List<String> sites,
      Share share) {
    this.book = book;
    this.peers = peers;
    this.catalog = catalog;
    this.own = own;
    this.clock = clock;
    this.sites = List.copyOf(sites);
    this.share = share;
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) GrantsChanged change) {
    change();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CatalogChanged change) {
    change();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) PeersChanged change) {
    change();
  }

  private void change() {
    synchronized (this) {
      changes++;
    }
    bell.release();
  }

  /** Does what is due, or waits a little for it. */
  void step() throws InterruptedException {
    Instant now = clock.instant();
    long change;
    long left;
    synchronized (this) {
      change = changes;
      boolean idle = change == standing.change() && now.isBefore(standing.due());
      left = idle ? Duration.between(now, standing.due()).toMillis() + 1 : 0;
    }
    if (left == 0) {
      stands(look(change, now));
    } else if (bell.tryAcquire(Math.min(left, LONGEST_WAIT), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  private Standing look(long change, Instant now) {
    Rendering wanted = Rendering.of(book.all(), peers.all(), catalog.read(), own.now(), sites, now);
    try {
      Set<String> failed = new HashSet<>(share.become(wanted.files()));
      failed.addAll(share.admit(wanted.knockers().text()));
      tell(failed.isEmpty() ? Optional.empty() : Optional.of("some files cannot be changed"));
      Instant again = now.plus(failed.isEmpty() ? AGAIN : RETRY);
      Instant due = wanted.expiry().filter(again::isAfter).orElse(again);
      return new Standing(change, Optional.of(wanted), failed, due);
    } catch (IOException e) {
      // a site that grants nothing needs no directory
      boolean matters = share.isChosen() || !wanted.files().isEmpty();
      tell(matters ? Optional.of(e.toString()) : Optional.empty());
      return new Standing(change, Optional.empty(), Set.of(), now.plus(RETRY));
    }
  }

  private void tell(Optional<String> fault) {
    if (fault.isPresent() && !fault.equals(complaint)) {
      LOG.log(Level.WARNING, "grants are kept, but not enforced: {0}: {1}", share, fault.get());
    } else if (fault.isEmpty() && complaint.isPresent()) {
      LOG.log(Level.INFO, "grants are enforced: {0}", share);
    }
    complaint = fault;
  }

  private synchronized void stands(Standing now) {
    standing = now;
    notifyAll();
  }

  /** Waits until all changes up to now were looked at, or for a while. */
  synchronized void settle(Duration longest) {
    long wanted = changes;
    long end = System.nanoTime() + longest.toNanos();
    long left = longest.toMillis();
    try {
      while (standing.change() < wanted && left > 0) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether what sshd reads says the same as this grant: permits it, or when it is over, not. */
  boolean isEnforced(Grant grant) {
    Instant now = clock.instant();
    return made(grant)
        .map(made -> Rules.decide(grant, made.grants(), now))
        .filter(said -> said == Decision.ALLOWED || said == Decision.EXPIRED)
        .isPresent();
  }

  /** Whether what sshd reads is without this grant, which was revoked. */
  boolean isGone(Grant grant) {
    return made(grant).filter(made -> !made.grants().all().contains(grant)).isPresent();
  }

  private synchronized Optional<Rendering> made(Grant grant) {
    boolean current = standing.change() == changes;
    return standing
        .made()
        .filter(made -> current && !standing.failed().contains(grant.key().fileName()));
  }

  /** Lets go of the directory; the files stay, so that logins go on. */
  void end() {
    try {
      share.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the share directory", e);
    }
  }
}
