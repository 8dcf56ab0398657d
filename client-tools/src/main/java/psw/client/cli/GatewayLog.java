package psw.client.cli;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import psw.gateway.Journal;

/**
 * What a gateway does, in lines, for whoever reads them. Strangers have few, however many they are;
 * when nobody reads, lines are lost and the gateway goes on.
 */
final class GatewayLog implements Journal {
  private static final int LINES = 10_000;
  private static final int OF_STRANGERS = 20;
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES);
  private final AtomicLong lost = new AtomicLong();

  // guarded by this
  private long minuteBegan = System.nanoTime();
  private long strangers;

  @Override
  public void note(Event event) {
    if (isWorthALine(event.what()) && !lines.offer(words(event))) {
      lost.incrementAndGet();
    }
  }

  /** Waits for the next line. */
  String next() throws InterruptedException {
    long gone = lost.getAndSet(0);
    return gone > 0 ? gone + " lines were lost" : lines.take();
  }

  private synchronized boolean isWorthALine(What what) {
    if (what != What.TURNED_AWAY && what != What.CROWDED) {
      return true;
    }
    if (System.nanoTime() - minuteBegan > MINUTE) {
      if (strangers > OF_STRANGERS && !lines.offer(strangers + " strangers came in a minute")) {
        lost.incrementAndGet();
      }
      minuteBegan = System.nanoTime();
      strangers = 0;
    }
    return ++strangers <= OF_STRANGERS;
  }

  private static String words(Journal.Event event) {
    String about = String.join(" ", event.about());
    return switch (event.what()) {
      case LET_IN -> "let in " + event.who() + " from " + about;
      case LEFT -> "left " + event.who();
      case ENDED -> "ended " + event.who() + ", lost " + about;
      case SILENT -> "ended " + event.who() + ", it answers no more";
      case OPENED -> "opened " + event.who() + " to " + about;
      case REFUSED -> "refused " + event.who() + (about.isEmpty() ? "" : " to " + about);
      case TOO_MANY -> "refused " + event.who() + ", too many at once";
      case TURNED_AWAY -> "turned away a stranger from " + event.who();
      case CROWDED -> "hung up on " + event.who() + ", too many strangers at once";
    };
  }
}
