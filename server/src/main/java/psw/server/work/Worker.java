package psw.server.work;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** One job that is never over. Whatever a step throws, the next one comes. */
public final class Worker implements Runnable {
  private static final Logger LOG = System.getLogger(Worker.class.getName());

  private final String name;
  private final Step step;
  private final long pauseMillis;
  private final Duration longest;
  private volatile long turned = System.nanoTime();
  private volatile long succeeded = turned;
  private volatile Thread thread;
  private volatile boolean ended;
  private volatile boolean failing;

  /** A bit of the job; it may wait, and ends when its thread is interrupted. */
  @FunctionalInterface
  public interface Step {
    /** Does it once. */
    void run() throws InterruptedException;
  }

  Worker(String name, Duration longest, Duration pause, Step step) {
    this.name = name;
    this.longest = longest;
    this.pauseMillis = pause.toMillis();
    this.step = step;
  }

  /** Step after step until the thread is interrupted or {@link #end} is called. */
  @Override
  public void run() {
    thread = Thread.currentThread();
    try {
      while (!ended && !Thread.currentThread().isInterrupted()) {
        if (!turn()) {
          Thread.sleep(pauseMillis);
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "{0}: ended", name);
    }
  }

  /**
   * One step, for a job that something else calls again and again.
   *
   * @return false when it failed, which is logged the first time in a row
   */
  public boolean once() {
    try {
      return turn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean turn() throws InterruptedException {
    turned = System.nanoTime();
    try {
      step.run();
      succeeded = System.nanoTime();
      failing = false;
      return true;
    } catch (RuntimeException | Error e) {
      tell(e);
      return false;
    }
  }

  private void tell(Throwable failure) {
    boolean again = failing;
    failing = true;
    try {
      LOG.log(again ? Level.DEBUG : Level.WARNING, name + ": failed, and goes on", failure);
    } catch (RuntimeException | Error e) {
      // without memory nothing can be told, and going on matters more
      failing = false;
    }
  }

  /** Ends it; from then on it may stand still. */
  public void end() {
    ended = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /** Whether {@link #end} was called. */
  public boolean isEnded() {
    return ended;
  }

  /** What is wrong with it, if something is; {@code now} as of {@link System#nanoTime}. */
  Optional<String> fault(long now) {
    Thread running = thread;
    if (ended) {
      return Optional.empty();
    }
    if (running != null && !running.isAlive()) {
      return Optional.of(name + " has ended");
    }
    if (now - turned > longest.toNanos()) {
      return Optional.of(name + " stands still");
    }
    return failing && now - succeeded > longest.toNanos()
        ? Optional.of(name + " fails again and again")
        : Optional.empty();
  }
}
