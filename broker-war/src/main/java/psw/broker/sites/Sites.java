package psw.broker.sites;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
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

  private SiteBook book;
  private Directory directory;
  private Site site;
  private Clock clock;
  private Workers workers;

  private final Map<BrokerId, Task> tasks = new HashMap<>();
  private ThreadFactory threads;

  /** Somebody who asks. */
  private record Task(AddedSite site, SiteFollower follower, Worker worker) {}

  protected Sites() {}

  @Inject
  Sites(SiteBook book, Directory directory, Site site, Clock clock, Workers workers) {
    this.book = book;
    this.directory = directory;
    this.site = site;
    this.clock = clock;
    this.workers = workers;
  }

  /** Begins; {@code threads} makes one for each site. */
  public void start(ThreadFactory threads) {
    synchronized (tasks) {
      this.threads = threads;
      book.all().forEach(this::follow);
    }
  }

  /** Ends all threads. */
  public void end() {
    synchronized (tasks) {
      threads = null;
      tasks.values().forEach(task -> task.worker().end());
      tasks.clear();
    }
  }

  /** All of them, the longest here first. */
  public List<AddedSite> all() {
    return book.all();
  }

  /** How it went when a site was asked the last time. */
  public Hearing hearing(BrokerId id) {
    synchronized (tasks) {
      return Optional.ofNullable(tasks.get(id))
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
    AddedSite added = new AddedSite(id, url, clock.instant());
    synchronized (tasks) {
      book.add(id, url, by, added.since());
      follow(added);
    }
    return new Adding.Done(added);
  }

  /** No longer follows a site; what it announced last is listed until it is over. */
  public boolean remove(BrokerId id, By by) {
    synchronized (tasks) {
      Optional.ofNullable(tasks.remove(id)).ifPresent(task -> task.worker().end());
      return book.remove(id, by);
    }
  }

  private void follow(AddedSite added) {
    Task before = tasks.remove(added.id());
    if (before != null) {
      before.worker().end();
    }
    if (threads == null) {
      return;
    }
    SiteFollower follower =
        new SiteFollower(added, new FarBroker(added.url()), new Reader(directory));
    Worker worker = workers.start(threads, "following a site", follower::step);
    tasks.put(added.id(), new Task(added, follower, worker));
  }
}
