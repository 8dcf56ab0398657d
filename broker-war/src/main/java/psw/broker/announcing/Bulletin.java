package psw.broker.announcing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import psw.wire.announcement.Judge;

/** What is to be announced now, and who waits for a later one. */
@ApplicationScoped
class Bulletin {
  private Signed current;
  private long wanted;
  private long stirred;

  /** Puts up what was signed. */
  synchronized void post(Signed signed) {
    current = signed;
    notifyAll();
  }

  synchronized Optional<Signed> current() {
    return Optional.ofNullable(current);
  }

  /**
   * Asks for a revision beyond {@code known}, since a rendez-vous knows that one. One that nobody
   * would believe yet is not asked for: it is told again when the clock has come nearer.
   */
  synchronized void pass(long known, Instant now) {
    if (known < now.plus(Judge.AHEAD).toEpochMilli()) {
      wanted = Math.max(wanted, known + 1);
      stir();
    }
  }

  /** The lowest revision that is asked for. */
  synchronized long wanted() {
    return wanted;
  }

  /** Something changed that may be to be signed. */
  synchronized void stir() {
    stirred++;
    notifyAll();
  }

  synchronized long stirred() {
    return stirred;
  }

  /** Waits until something was stirred since {@code seen}, or the time is over. */
  synchronized void awaitStir(long seen, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; stirred == seen && left > 0; left = left(end)) {
      wait(left);
    }
  }

  /** Waits until another revision than {@code seen} is up, or the time is over. */
  synchronized void awaitPost(long seen, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis;
        (current == null || current.revision() == seen) && left > 0;
        left = left(end)) {
      wait(left);
    }
  }

  private static long left(long end) {
    return (end - System.nanoTime()) / 1_000_000;
  }
}
