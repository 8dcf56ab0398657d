package psw.broker.following;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import psw.broker.announcing.Announcer;
import psw.broker.announcing.RendezvousChanged;
import psw.broker.far.RendezvousUrl;
import psw.broker.site.Site;
import psw.server.directory.Directory;
import psw.server.work.Worker;
import psw.server.work.Workers;

/** The door: follows the rendez-vous from {@link #start} to {@link #end}. */
@ApplicationScoped
public class Following {
  private static final long LONGEST_WAIT = 5_000;
  // a stream may last as long as both servers do; its silence is limited by itself
  private static final Duration LONGEST_STREAM = Duration.ofDays(10_000);

  private Announcer announcer;
  private Directory directory;
  private Site site;
  private Clock clock;
  private Workers workers;
  private SeenAt seenAt;

  private final Map<RendezvousUrl, Worker> followers = new HashMap<>();
  private final Semaphore changes = new Semaphore(0);
  private volatile Worker keeping;

  protected Following() {}

  @Inject
  Following(
      Announcer announcer,
      Directory directory,
      Site site,
      Clock clock,
      Workers workers,
      SeenAt seenAt) {
    this.announcer = announcer;
    this.directory = directory;
    this.site = site;
    this.clock = clock;
    this.workers = workers;
    this.seenAt = seenAt;
  }

  /** Begins; {@code threads} makes one for each rendez-vous and one that looks after them. */
  public void start(ThreadFactory threads) {
    keeping = workers.start(threads, "looking after rendez-vous", () -> keep(threads));
  }

  /** Ends all threads. */
  public void end() {
    if (keeping != null) {
      keeping.end();
    }
    synchronized (followers) {
      followers.values().forEach(Worker::end);
      followers.clear();
    }
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RendezvousChanged change) {
    changes.release();
  }

  private void keep(ThreadFactory threads) throws InterruptedException {
    Set<RendezvousUrl> wanted = new HashSet<>(announcer.members());
    synchronized (followers) {
      if (keeping == null || !keeping.isEnded()) {
        adjust(wanted, threads);
      }
    }
    if (changes.tryAcquire(LONGEST_WAIT, TimeUnit.MILLISECONDS)) {
      changes.drainPermits();
    }
  }

  private void adjust(Set<RendezvousUrl> wanted, ThreadFactory threads) {
    followers
        .entrySet()
        .removeIf(
            follower -> {
              boolean leave = !wanted.contains(follower.getKey());
              if (leave) {
                follower.getValue().end();
                seenAt.end(follower.getKey());
              }
              return leave;
            });
    for (RendezvousUrl url : wanted) {
      followers.computeIfAbsent(url, there -> follow(there, threads));
    }
  }

  private Worker follow(RendezvousUrl there, ThreadFactory threads) {
    Follower follower =
        new Follower(
            there,
            site.id(),
            new Sightings(directory, clock),
            seenAt,
            trouble -> announcer.followed(there, trouble));
    return workers.start(threads, "following a rendez-vous", LONGEST_STREAM, follower::step);
  }
}
