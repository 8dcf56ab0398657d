package psw.client.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows on a terminal how long something may take yet, second by second. */
final class Countdown implements AutoCloseable {
  private final Console console;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  /** Begins at once. */
  Countdown(Console console, String what, Instant end, Clock clock) {
    this.console = console;
    this.thread = new Thread(() -> count(what, end, clock), "countdown");
    thread.setDaemon(true);
    thread.start();
  }

  private void count(String what, Instant end, Clock clock) {
    try {
      do {
        Duration left = Duration.between(clock.instant(), end);
        if (!left.isNegative()) {
          console.progress(
              String.format("%s, %d:%02d left", what, left.toMinutes(), left.toSecondsPart()));
        }
      } while (!over.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Clears the line. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    console.progress("");
  }
}
