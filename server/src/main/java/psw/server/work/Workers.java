package psw.server.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** The door: all that work here, and whether they do. */
@ApplicationScoped
public class Workers {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  // what waits for others gives its steps time-outs of a minute at most; a slow store takes some
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Set<Worker> all = ConcurrentHashMap.newKeySet();

  /** A job with a thread of its own, from now on. */
  public Worker start(ThreadFactory threads, String name, Worker.Step step) {
    return start(threads, name, LONGEST, step);
  }

  /** As {@link #start}, with steps that may last so long. */
  public Worker start(ThreadFactory threads, String name, Duration longest, Worker.Step step) {
    Worker worker = add(new Worker(name, longest, PAUSE, step));
    threads.newThread(worker).start();
    return worker;
  }

  /** A job that a timer calls by {@link Worker#once}, at least every minute. */
  public Worker timed(String name, Worker.Step step) {
    return add(new Worker(name, LONGEST, PAUSE, step));
  }

  private Worker add(Worker worker) {
    all.removeIf(Worker::isEnded);
    all.add(worker);
    return worker;
  }

  /** What is wrong with one of them, if something is. */
  public Optional<String> fault() {
    long now = System.nanoTime();
    return all.stream().flatMap(worker -> worker.fault(now).stream()).findFirst();
  }
}
