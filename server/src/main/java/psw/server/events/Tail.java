package psw.server.events;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
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

/**
 * Reads the change log as it grows and passes it on to all followers; one run at a time. It is
 * woken by every commit here, and once a second for commits elsewhere.
 */
@ApplicationScoped
class Tail {
  private static final Logger LOGGER = System.getLogger(Tail.class.getName());
  private static final int AT_ONCE = 100;

  @Inject private Directory directory;

  @Resource private ManagedExecutorService executor;

  private final Log log = new Log();
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private final Queue<Signal.Renewed> renewed = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private boolean idle = true;

  Log log() {
    return log;
  }

  int followers() {
    return followers.size();
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
    if (!followers.isEmpty()) {
      wake();
    }
  }

  private void wake() {
    if (!woken.getAndSet(true)) {
      try {
        executor.execute(this::run);
      } catch (RejectedExecutionException e) {
        // at the end of the server; else the next second tries again
        woken.set(false);
      }
    }
  }

  private synchronized void run() {
    woken.set(false);
    try {
      // leases first into hand, then the log: what a lease is for is told before it
      List<Signal.Renewed> leases = new ArrayList<>();
      for (Signal.Renewed lease = renewed.poll(); lease != null; lease = renewed.poll()) {
        leases.add(lease);
      }
      catchUp();
      for (Follower follower : followers) {
        leases.forEach(lease -> follower.lease(lease.broker(), lease.jws()));
        serve(follower);
      }
      idle = followers.isEmpty();
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "the change log cannot be read now", e);
    }
  }

  private void catchUp() {
    if (idle) {
      log.startAt(directory.lastChange());
      return;
    }
    List<Change> changes;
    do {
      changes = directory.changes(log.highest(), AT_ONCE);
      log.add(changes);
    } while (changes.size() == AT_ONCE);
  }

  private void serve(Follower follower) {
    follower.pump();
    // one that is behind what is at hand gets it from the store, for as long as it takes it
    for (var after = follower.hungryAfter(); after.isPresent(); after = follower.hungryAfter()) {
      follower.feed(directory.changes(after.get(), AT_ONCE));
      follower.pump();
    }
  }

  @PreDestroy
  void end() {
    followers.forEach(Follower::close);
  }
}
