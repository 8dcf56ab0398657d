package psw.server.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkerTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private final CountDownLatch turns = new CountDownLatch(3);

  private static Worker worker(Worker.Step step) {
    return new Worker("signing", LONGEST, Duration.ZERO, step);
  }

  private boolean goesOnAfter(Runnable failure) throws InterruptedException {
    Worker worker =
        worker(
            () -> {
              turns.countDown();
              failure.run();
            });
    Thread thread = new Thread(worker);
    thread.setUncaughtExceptionHandler((ended, why) -> assertFalse(thread.isInterrupted()));
    thread.start();
    boolean turned = turns.await(5, TimeUnit.SECONDS);
    worker.end();
    thread.join();
    return turned;
  }

  @Test
  void a_step_without_memory_is_followed_by_the_next() throws InterruptedException {
    assertTrue(
        goesOnAfter(
            () -> {
              throw new OutOfMemoryError("not really");
            }));
  }

  @Test
  void a_step_that_fails_is_followed_by_the_next() throws InterruptedException {
    assertTrue(
        goesOnAfter(
            () -> {
              throw new IllegalStateException("on purpose");
            }));
  }

  @Test
  void one_whose_thread_is_gone_is_told() throws InterruptedException {
    Worker worker = worker(() -> Thread.currentThread().interrupt());
    Thread thread = new Thread(worker);
    thread.start();
    thread.join();
    assertEquals(Optional.of("signing has ended"), worker.fault(System.nanoTime()));
  }

  @Test
  void one_that_stands_still_is_told() {
    Worker worker = worker(() -> {});
    worker.once();
    long now = System.nanoTime();
    assertEquals(Optional.empty(), worker.fault(now));
    assertEquals(
        Optional.of("signing stands still"), worker.fault(now + LONGEST.plusSeconds(1).toNanos()));
  }

  @Test
  void one_that_only_fails_is_told_after_a_while() {
    Worker failing =
        new Worker(
            "signing",
            Duration.ofMillis(20),
            Duration.ZERO,
            () -> {
              throw new IllegalStateException("on purpose");
            });
    assertEquals(Optional.of("signing fails again and again"), faultOnceLate(failing));
  }

  private static Optional<String> faultOnceLate(Worker worker) {
    Optional<String> fault = Optional.empty();
    while (fault.isEmpty()) {
      worker.once();
      fault = worker.fault(System.nanoTime());
    }
    return fault;
  }

  @Test
  void one_that_was_ended_is_no_fault() throws InterruptedException {
    Worker worker = worker(() -> Thread.sleep(10_000));
    Thread thread = new Thread(worker);
    thread.start();
    worker.end();
    thread.interrupt();
    thread.join();
    assertEquals(Optional.empty(), worker.fault(System.nanoTime() + LONGEST.toNanos() * 2));
  }
}
