package psw.client.chat;

import java.time.Duration;

/** A line that was said, and whether those who can tell have shown it. */
public final class Said {
  private final String line;
  // guarded by this
  private int awaited;
  private boolean shown;
  private boolean lost;

  Said(String line) {
    this.line = line;
  }

  /** What was said. */
  public String line() {
    return line;
  }

  /** Whether somebody who can tell has yet to show it. */
  public synchronized boolean isAwaited() {
    return awaited > 0;
  }

  /** Whether all who can tell have shown it; never, where nobody can. */
  public synchronized boolean isDelivered() {
    return shown && awaited == 0 && !lost;
  }

  /** Waits so long at most until it is awaited no more. */
  public synchronized void await(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis();
        awaited > 0 && left > 0;
        left = (until - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
  }

  /** One more has to show it, or a part of it. */
  synchronized void awaits() {
    awaited++;
  }

  /** One has; whether all have now. */
  synchronized boolean shown() {
    awaited--;
    shown = true;
    notifyAll();
    return isDelivered();
  }

  /** One cannot tell. */
  synchronized void untold() {
    awaited--;
    notifyAll();
  }

  /** One never will. */
  synchronized void lost() {
    awaited--;
    lost = true;
    notifyAll();
  }
}
