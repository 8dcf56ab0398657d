package psw.client.tunnel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries a tunnel's connections, and knows those there are. */
final class Carrier {
  private static final int IDLE_S = 5;
  private static final int STACK = 256 * 1024;

  private final Told told;
  private final Traffic traffic = new Traffic();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads = pool();
  private volatile boolean closed;

  Carrier(Told told) {
    this.told = told;
  }

  /**
   * Runs on a thread of its own.
   *
   * @throws java.util.concurrent.RejectedExecutionException when this is closed
   */
  void execute(Runnable work) {
    threads.execute(work);
  }

  /** Carries an application to where it wishes. */
  void carry(App app, Wish.Asking asking) {
    Connection[] self = new Connection[1];
    self[0] =
        new Connection(app, asking, told, traffic, threads, () -> connections.remove(self[0]));
    connections.add(self[0]);
    try {
      threads.execute(self[0]);
    } catch (RuntimeException | OutOfMemoryError noThread) {
      // ending, or the system has no more threads: the others live on
      connections.remove(self[0]);
      self[0].abort();
    }
    if (closed) {
      self[0].abort();
    }
  }

  /** What a session carried is cut, while others that wait for the next one stay. */
  void abandon(Link link) {
    connections.stream().filter(each -> each.isBy(link)).forEach(Connection::abort);
  }

  int count() {
    return connections.size();
  }

  Traffic traffic() {
    return traffic;
  }

  /** Cuts all; nothing is carried any more. */
  void close() {
    closed = true;
    connections.forEach(Connection::abort);
    threads.shutdown();
  }

  private static ThreadPoolExecutor pool() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_S,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(null, work, "tunnel-" + number.incrementAndGet(), STACK);
          thread.setDaemon(true);
          return thread;
        });
  }
}
