package psw.broker.peers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import psw.broker.announcing.Announcer;
import psw.broker.announcing.RendezvousChanged;
import psw.broker.far.RendezvousUrl;
import psw.broker.site.Site;
import psw.server.directory.Directory;

/** The door: follows the rendez-vous from {@link #start} to {@link #end}. */
@ApplicationScoped
public class Peers {
  private static final long LONGEST_WAIT = 5_000;

  private Announcer announcer;
  private Directory directory;
  private Site site;
  private Clock clock;

  private final Map<RendezvousUrl, Thread> followers = new HashMap<>();
  private final Object list = new Object();
  private boolean changed;
  private Thread keeping;

  protected Peers() {}

  @Inject
  Peers(Announcer announcer, Directory directory, Site site, Clock clock) {
    this.announcer = announcer;
    this.directory = directory;
    this.site = site;
    this.clock = clock;
  }

  /** Begins; {@code threads} makes one for each rendez-vous and one that looks after them. */
  public void start(ThreadFactory threads) {
    keeping = threads.newThread(() -> keep(threads));
    keeping.start();
  }

  /** Ends all threads. */
  public void end() {
    if (keeping != null) {
      keeping.interrupt();
    }
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RendezvousChanged change) {
    synchronized (list) {
      changed = true;
      list.notifyAll();
    }
  }

  private void keep(ThreadFactory threads) {
    try {
      while (true) {
        adjust(threads);
        synchronized (list) {
          if (!changed) {
            list.wait(LONGEST_WAIT);
          }
          changed = false;
        }
      }
    } catch (InterruptedException e) {
      followers.values().forEach(Thread::interrupt);
    }
  }

  private void adjust(ThreadFactory threads) {
    Set<RendezvousUrl> wanted = new HashSet<>(announcer.members());
    followers
        .entrySet()
        .removeIf(
            follower -> {
              boolean leave = !wanted.contains(follower.getKey());
              if (leave) {
                follower.getValue().interrupt();
              }
              return leave || !follower.getValue().isAlive();
            });
    for (RendezvousUrl url : wanted) {
      followers.computeIfAbsent(
          url,
          there -> {
            Thread thread =
                threads.newThread(
                    new Follower(
                        there,
                        site.id(),
                        new Sightings(directory, clock),
                        trouble -> announcer.followed(there, trouble)));
            thread.start();
            return thread;
          });
    }
  }
}
