package psw.broker.announcing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import psw.wire.announcement.Judge;

/** What is to be announced now, and who waits for a later one. */
@ApplicationScoped
class Bulletin {
  // not the methods: the container's proxy of one would be locked as well, and not given up by wait
  private final Object board = new Object();
  private Signed current;
  private long wanted;
  private long stirred;

  /** Puts up what was signed. */
  void post(Signed signed) {
    synchronized (board) {
      current = signed;
      board.notifyAll();
    }
  }

  Optional<Signed> current() {
    synchronized (board) {
      return Optional.ofNullable(current);
    }
  }

  /**
   * Asks for a revision beyond {@code known}, since a rendez-vous knows that one. One that nobody
   * would believe yet is not asked for: it is told again when the clock has come nearer.
   */
  void pass(long known, Instant now) {
    if (known < now.plus(Judge.AHEAD).toEpochMilli()) {
      synchronized (board) {
        wanted = Math.max(wanted, known + 1);
      }
      stir();
    }
  }

  /** The lowest revision that is asked for. */
  long wanted() {
    synchronized (board) {
      return wanted;
    }
  }

  /** Something changed that may be to be signed. */
  void stir() {
    synchronized (board) {
      stirred++;
      board.notifyAll();
    }
  }

  long stirred() {
    synchronized (board) {
      return stirred;
    }
  }

  /** Waits until something was stirred since {@code seen}, or the time is over. */
  void awaitStir(long seen, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    synchronized (board) {
      for (long left = millis; stirred == seen && left > 0; left = left(end)) {
        board.wait(left);
      }
    }
  }

  /** Waits until another revision than {@code seen} is up, or the time is over. */
  void awaitPost(long seen, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    synchronized (board) {
      for (long left = millis; isUp(seen) && left > 0; left = left(end)) {
        board.wait(left);
      }
    }
  }

  private boolean isUp(long revision) {
    return current == null || current.revision() == revision;
  }

  private static long left(long end) {
    return (end - System.nanoTime()) / 1_000_000;
  }
}
