package psw.broker.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import psw.server.work.Worker;
import psw.server.work.Workers;

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
  private Workers workers;
  private volatile Probes probes;
  private volatile Worker watching;

  protected HealthWatch() {}

  @Inject
  HealthWatch(Catalog catalog, Workers workers) {
    this.catalog = catalog;
    this.workers = workers;
  }

  /** Watches from now on, with one thread. */
  public void start(ThreadFactory threads) {
    watching = workers.start(threads, "health checks", this::step);
  }

  /** Ends the watch. */
  public void end() {
    if (watching != null) {
      watching.end();
    }
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

  private void step() {
    boolean good = false;
    try {
      round(opened());
      good = !Thread.currentThread().isInterrupted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!good) {
        close();
      }
    }
  }

  private Probes opened() throws IOException {
    if (probes == null) {
      probes = new Probes();
    }
    return probes;
  }

  // what was found is found again in a while
  private void close() {
    running.clear();
    Probes open = probes;
    probes = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "health checks did not close", e);
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
