package psw.broker.sites;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import psw.broker.audit.By;
import psw.broker.far.FarBroker;
import psw.broker.far.RendezvousUrl;
import psw.broker.far.Trouble;
import psw.broker.site.Site;
import psw.server.directory.Directory;
import psw.server.work.Worker;
import psw.server.work.Workers;
import psw.wire.announcement.Verdict;
import psw.wire.value.BrokerId;

/** The door: the added sites, followed from {@link #start} to {@link #end}. */
@ApplicationScoped
public class Sites {
  private static final int MOST = 32;
  private static final long LONGEST_WAIT = 5_000;

  private SiteBook book;
  private Directory directory;
  private Site site;
  private Clock clock;
  private Workers workers;

  private final Map<AddedSite, Task> tasks = new HashMap<>();
  private final Semaphore changes = new Semaphore(0);
  private volatile Worker keeping;

  /** Somebody who asks. */
  private record Task(SiteFollower follower, Worker worker) {}

  protected Sites() {}

  @Inject
  Sites(SiteBook book, Directory directory, Site site, Clock clock, Workers workers) {
    this.book = book;
    this.directory = directory;
    this.site = site;
    this.clock = clock;
    this.workers = workers;
  }

  /** Begins; {@code threads} makes one for each site and one that looks after them. */
  public void start(ThreadFactory threads) {
    keeping = workers.start(threads, "looking after added sites", () -> keep(threads));
  }

  /** Ends all threads. */
  public void end() {
    if (keeping != null) {
      keeping.end();
    }
    synchronized (tasks) {
      tasks.values().forEach(task -> task.worker().end());
      tasks.clear();
    }
  }

  // threads are made here, and never in one that serves a request: they would get its context
  private void keep(ThreadFactory threads) throws InterruptedException {
    Set<AddedSite> wanted = new HashSet<>(book.all());
    synchronized (tasks) {
      if (keeping == null || !keeping.isEnded()) {
        tasks.entrySet().removeIf(task -> !wanted.contains(task.getKey()) && stop(task.getValue()));
        wanted.forEach(added -> tasks.computeIfAbsent(added, a -> follow(a, threads)));
      }
    }
    if (changes.tryAcquire(LONGEST_WAIT, TimeUnit.MILLISECONDS)) {
      changes.drainPermits();
    }
  }

  private static boolean stop(Task task) {
    task.worker().end();
    return true;
  }

  private Task follow(AddedSite added, ThreadFactory threads) {
    SiteFollower follower =
        new SiteFollower(added, new FarBroker(added.url()), new Reader(directory));
    return new Task(follower, workers.start(threads, "following a site", follower::step));
  }

  /** All of them, the longest here first. */
  public List<AddedSite> all() {
    return book.all();
  }

  /** How it went when a site was asked the last time. */
  public Hearing hearing(AddedSite site) {
    synchronized (tasks) {
      return Optional.ofNullable(tasks.get(site))
          .map(task -> task.follower().hearing())
          .orElseGet(Hearing.Unknown::new);
    }
  }

  /** Asks a broker who it is, and follows it from then on; takes ten seconds at most. */
  public Adding add(RendezvousUrl url, By by) throws InterruptedException {
    if (book.all().size() >= MOST) {
      return new Adding.TooMany();
    }
    FarBroker.Said said;
    try {
      said = new FarBroker(url).read();
    } catch (Trouble.Failed e) {
      return new Adding.Unread(e.why());
    }
    Optional<BrokerId> id = Reader.signer(said);
    if (id.isEmpty()) {
      return new Adding.Unread(Trouble.STRANGE_ANSWER);
    }
    return id.get().equals(site.id()) ? new Adding.Own() : add(id.get(), url, said, by);
  }

  private Adding add(BrokerId id, RendezvousUrl url, FarBroker.Said said, By by) {
    if (new Reader(directory).offer(id, said) instanceof Verdict.Refused refused) {
      return new Adding.Unbelieved(refused.why());
    }
    AddedSite added = book.add(id, url, by, clock.instant());
    changes.release();
    return new Adding.Done(added);
  }

  /** No longer follows a site; what it announced last is listed until it is over. */
  public boolean remove(BrokerId id, By by) {
    boolean removed = book.remove(id, by);
    changes.release();
    return removed;
  }
}
