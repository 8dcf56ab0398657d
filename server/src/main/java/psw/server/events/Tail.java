package psw.server.events;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import psw.server.directory.Change;
import psw.server.directory.Directory;
import psw.server.directory.Signal;
import psw.server.work.Worker;
import psw.server.work.Workers;

/**
 * Reads the change log as it grows and passes it on to all followers; one run at a time. It is
 * woken by every commit here, and once a second for commits elsewhere.
 */
@ApplicationScoped
class Tail {
  // of at most 64 KiB each
  private static final int PAGE = 16;
  private static final int FED_AT_ONCE = 16;

  @Inject private Directory directory;

  @Resource private ManagedExecutorService executor;

  @Inject private Workers workers;

  private Worker working;
  private final Log log = new Log();
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private final Queue<Signal.Renewed> renewed = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Set<Follower> hungry = new LinkedHashSet<>();
  private boolean idle = true;

  Log log() {
    return log;
  }

  void add(Follower follower) {
    followers.add(follower);
    wake();
  }

  void on(@Observes Signal signal) {
    if (!followers.isEmpty()) {
      if (signal instanceof Signal.Renewed lease) {
        renewed.add(lease);
      }
      wake();
    }
  }

  /** Once a second. */
  void tick() {
    followers.forEach(Follower::tick);
    followers.removeIf(Follower::isClosed);
    wake();
  }

  private void wake() {
    if (!woken.getAndSet(true)) {
      try {
        executor.execute(this::run);
      } catch (RejectedExecutionException | OutOfMemoryError e) {
        // at the end of the server, or no thread to be had: the next second tries again
        woken.set(false);
      }
    }
  }

  private synchronized void run() {
    woken.set(false);
    working.once();
  }

  private void turn() {
    if (followers.isEmpty()) {
      idle = true;
      return;
    }
    // leases first into hand, then the log: what a lease is for is told before it
    List<Signal.Renewed> leases = new ArrayList<>();
    for (Signal.Renewed lease = renewed.poll(); lease != null; lease = renewed.poll()) {
      leases.add(lease);
    }
    catchUp();
    for (Follower follower : followers) {
      leases.forEach(lease -> follower.lease(lease.broker(), lease.jws()));
      // who is up to date waits for nobody: what needs the store comes after
      follower.pump();
    }
    feed();
  }

  private void catchUp() {
    if (idle) {
      log.startAt(directory.lastChange());
      idle = false;
      return;
    }
    List<Change> changes;
    do {
      changes = directory.changes(log.highest(), PAGE);
      log.add(changes);
    } while (changes.size() == PAGE);
  }

  /** One page each for some of those behind what is at hand, those who wait longest first. */
  private void feed() {
    followers.stream().filter(one -> one.hungryAfter().isPresent()).forEach(hungry::add);
    hungry.retainAll(followers);
    Iterator<Follower> queue = hungry.iterator();
    for (int fed = 0; fed < FED_AT_ONCE && queue.hasNext(); fed++) {
      Follower follower = queue.next();
      queue.remove();
      follower.hungryAfter().ifPresent(after -> feed(follower, after));
    }
    if (!hungry.isEmpty() || followers.stream().anyMatch(one -> one.hungryAfter().isPresent())) {
      wake();
    }
  }

  private void feed(Follower follower, long after) {
    if (log.find(after + 1).isEmpty()) {
      log.addOlder(directory.changes(after, PAGE));
    }
    follower.fed(after);
  }

  @PostConstruct
  void begin() {
    working = workers.timed("telling changes", this::turn);
  }

  @PreDestroy
  void end() {
    working.end();
    followers.forEach(Follower::close);
  }
}
