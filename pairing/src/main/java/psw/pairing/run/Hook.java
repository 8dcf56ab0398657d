package psw.pairing.run;

/** Lets any thread call the one that walks away from what it waits for. */
final class Hook {
  // guarded by this
  private boolean given;
  private Thread waiting;

  /** From now on nothing is waited for. */
  synchronized void giveUp() {
    given = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  /** Says that the run was given up, or its thread interrupted. */
  synchronized void check() throws Stopped {
    if (given || Thread.currentThread().isInterrupted()) {
      throw new Stopped(Reason.CANCELLED);
    }
  }

  /** From here to {@link #leave} this thread may be interrupted. */
  synchronized void enter() throws Stopped {
    check();
    waiting = Thread.currentThread();
  }

  /** No interrupt of this hook's comes any later. */
  synchronized void leave() {
    waiting = null;
    if (given) {
      Thread.interrupted();
    }
  }
}
