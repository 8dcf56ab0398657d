package psw.broker.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.CatalogChanged;
import psw.broker.catalog.Service;

/** The door: starts and ends the watch. */
@ApplicationScoped
public class HealthWatch {
  private static final Logger LOG = System.getLogger(HealthWatch.class.getName());
  private static final long EVERY = Duration.ofSeconds(10).toNanos();
  private static final long LIMIT = Duration.ofSeconds(2).toNanos();

  private final Map<Long, Watched> watched = new HashMap<>();
  private final Map<Long, Watched> running = new HashMap<>();
  private long tickets;
  private Catalog catalog;
  private volatile Probes probes;
  private volatile boolean ended;

  protected HealthWatch() {}

  @Inject
  HealthWatch(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Watches from now on, with one thread. */
  public void start(ThreadFactory threads) {
    threads.newThread(this::run).start();
  }

  /** Ends the watch. */
  public void end() {
    ended = true;
    wake();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CatalogChanged change) {
    wake();
  }

  private void wake() {
    Probes open = probes;
    if (open != null) {
      open.wake();
    }
  }

  private void run() {
    try (Probes open = new Probes()) {
      probes = open;
      while (!ended) {
        try {
          round(open);
        } catch (RuntimeException e) {
          // the store is away: what was found is found again in a while
          LOG.log(Level.WARNING, "health checks paused", e);
          open.await(1000, System::nanoTime);
        }
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "health checks ended", e);
    } finally {
      probes = null;
    }
  }

  private void round(Probes open) throws IOException {
    long now = System.nanoTime();
    adjust(catalog.read().services(), now);
    long next = now + EVERY;
    for (Watched one : watched.values()) {
      if (!running.containsValue(one) && one.isDue(now)) {
        running.put(++tickets, one);
        for (Outcome outcome : open.begin(tickets, one.begin(now + EVERY), now + LIMIT)) {
          note(outcome);
        }
      }
      next = Math.min(next, one.due());
    }
    long patience = Math.min(next - now, running.isEmpty() ? EVERY : LIMIT);
    for (Outcome outcome : open.await(patience / 1_000_000, System::nanoTime)) {
      note(outcome);
    }
  }

  private void adjust(List<Service> services, long now) {
    Map<Long, Watched> before = new HashMap<>(watched);
    watched.clear();
    for (Service service : services) {
      Watched one = before.get(service.id());
      boolean same = one != null && one.follows(service);
      watched.put(service.id(), same ? one : new Watched(service, now));
    }
  }

  // what was removed or moved while it was checked is no longer among the watched
  private void note(Outcome outcome) {
    Watched one = running.remove(outcome.id());
    if (one != null && watched.containsValue(one)) {
      one.note(outcome.answered(), catalog::mark);
    }
  }
}
