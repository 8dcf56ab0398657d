package psw.broker.announcing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import psw.broker.audit.By;
import psw.broker.far.RendezvousUrl;
import psw.broker.far.Trouble;
import psw.broker.site.Site;
import psw.server.settings.Settings;
import psw.server.work.Worker;
import psw.server.work.Workers;
import psw.wire.value.BrokerId;

/**
 * The door: announces this site at its rendez-vous from {@link #start} to {@link #end}. A clean end
 * withdraws nothing: the lease ends by itself unless the site is back before.
 */
@ApplicationScoped
public class Announcer {
  // with all waiting between tries
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Signer signer;
  private Book book;
  private Bulletin bulletin;
  private Site site;
  private Settings settings;
  private Clock clock;
  private Workers workers;

  private final Map<Errand, Task> tasks = new HashMap<>();
  private final Map<RendezvousUrl, Trouble> unheard = new ConcurrentHashMap<>();
  private ThreadFactory threads;
  private Worker signing;
  private volatile boolean listed;
  private volatile Instant started = Instant.MAX;

  /** Somebody on the way to a rendez-vous. */
  private record Task(Runnable end, Supplier<Standing> standing, BooleanSupplier untouched) {}

  protected Announcer() {}

  @Inject
  Announcer(
      Signer signer,
      Book book,
      Bulletin bulletin,
      Site site,
      Settings settings,
      Clock clock,
      Workers workers) {
    this.signer = signer;
    this.book = book;
    this.bulletin = bulletin;
    this.site = site;
    this.settings = settings;
    this.clock = clock;
    this.workers = workers;
  }

  /** Begins; {@code threads} makes one for signing and one for each rendez-vous. */
  public void start(ThreadFactory threads) {
    synchronized (tasks) {
      this.threads = threads;
    }
    started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    book.settle(Settled.parse(settings.rendezvous()), started);
    synchronized (tasks) {
      signing = workers.start(threads, "announcing", () -> signer.step(this::adjust));
    }
  }

  /** Ends all threads. */
  public void end() {
    synchronized (tasks) {
      threads = null;
      tasks.values().forEach(task -> task.end().run());
      tasks.clear();
      if (signing != null) {
        signing.end();
      }
    }
  }

  /** How this site stands with each rendez-vous, by address. */
  public List<Standing> rendezvous() {
    List<Errand> errands = book.errands();
    synchronized (tasks) {
      return errands.stream().map(this::standing).toList();
    }
  }

  /** Takes note of what stands in the way of hearing a rendez-vous, if anything does. */
  public void followed(RendezvousUrl url, Optional<Trouble> trouble) {
    unheard.compute(url, (there, before) -> trouble.orElse(null));
  }

  private Standing standing(Errand errand) {
    Task task = tasks.get(errand);
    boolean leaving = errand instanceof Errand.Farewell;
    Standing standing =
        task != null
            ? task.standing().get()
            : new Standing(
                errand.url(),
                leaving,
                OptionalLong.empty(),
                false,
                false,
                Optional.empty(),
                errand.since());
    return leaving ? standing : standing.unheard(Optional.ofNullable(unheard.get(errand.url())));
  }

  /**
   * The numbers of the peers for whom the announcement has no room: they see none of the paired
   * services. The peers of longest standing are served first.
   */
  public Set<Long> withoutBox() {
    return bulletin.current().map(Signed::without).orElse(Set.of());
  }

  /** Where this site is announced, not counting what it is leaving. */
  public List<RendezvousUrl> members() {
    return book.errands().stream()
        .filter(errand -> errand instanceof Errand.Announce)
        .map(Errand::url)
        .toList();
  }

  /** Announces this site at one more rendez-vous, from now on and after every restart. */
  public Added add(RendezvousUrl url, By by) {
    return book.add(url, by, clock.instant());
  }

  /**
   * Withdraws this site from a rendez-vous: a tombstone there, then a higher revision to the
   * others. One that nothing ever got to is forgotten at once.
   *
   * @return false when it is not announced there
   */
  public boolean remove(RendezvousUrl url, By by) {
    boolean untouched = isUntouched(url);
    boolean removed = book.remove(url, by, clock.instant());
    if (removed && untouched) {
      book.left(url);
    } else if (removed) {
      outdo();
    }
    return removed;
  }

  private boolean isUntouched(RendezvousUrl url) {
    List<Errand> errands = book.errands();
    synchronized (tasks) {
      return errands.stream()
          .filter(errand -> errand.url().equals(url))
          .allMatch(this::isUntouched);
    }
  }

  // what an earlier run brought there is not known here
  private boolean isUntouched(Errand errand) {
    Task task = tasks.get(errand);
    return !errand.since().isBefore(started) && (task == null || task.untouched().getAsBoolean());
  }

  private void leaveAgain(RendezvousUrl url, long known) {
    book.leaveAgain(url, known, clock.instant());
    outdo();
  }

  // a tombstone took a revision: the others get one beyond it
  private void outdo() {
    bulletin.current().ifPresent(signed -> bulletin.pass(signed.revision(), clock.instant()));
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RendezvousChanged change) {
    // not here: the thread's own transaction is not over yet
    listed = false;
    bulletin.stir();
  }

  private void adjust() {
    if (listed) {
      return;
    }
    listed = true;
    try {
      adjust(new HashSet<>(book.errands()));
    } catch (RuntimeException | Error e) {
      listed = false;
      throw e;
    }
  }

  private void adjust(Set<Errand> wanted) {
    synchronized (tasks) {
      if (threads == null) {
        return;
      }
      tasks.entrySet().removeIf(task -> !wanted.contains(task.getKey()) && stop(task.getValue()));
      for (Errand errand : wanted) {
        tasks.computeIfAbsent(errand, this::begin);
      }
    }
  }

  private static boolean stop(Task task) {
    task.end().run();
    return true;
  }

  private Task begin(Errand errand) {
    if (errand instanceof Errand.Farewell farewell) {
      Leaver leaver =
          new Leaver(
              farewell,
              site.id(),
              clock,
              () -> book.left(farewell.url()),
              known -> leaveAgain(farewell.url(), known));
      Thread thread = threads.newThread(leaver);
      thread.start();
      return new Task(thread::interrupt, leaver::standing, () -> false);
    }
    Courier courier = new Courier(errand.url(), new SitePen(site), bulletin, clock);
    Worker worker = workers.start(threads, "announcing at a rendez-vous", LONGEST, courier::step);
    return new Task(worker::end, courier::standing, courier::isUntouched);
  }

  /** The site's own pen. */
  private record SitePen(Site site) implements Courier.Pen {
    @Override
    public BrokerId id() {
      return site.id();
    }

    @Override
    public Duration term() {
      return site.term();
    }

    @Override
    public byte[] lease(Signed announcement, Instant now) {
      return site.lease(announcement.revision(), announcement.sha256(), now);
    }
  }
}
