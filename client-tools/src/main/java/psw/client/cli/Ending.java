package psw.client.cli;

/**
 * What is still to be done when a signal (Ctrl-C, SIGTERM, SIGHUP) ends this process: it is closed,
 * and one line says so. The exit code is the signal's, 128 and its number.
 */
final class Ending implements AutoCloseable {
  private volatile boolean begun;
  private volatile boolean over;

  /** From now on until {@link #close}. What is closed must bear to be closed twice. */
  Ending(Console console, String words, Runnable close) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(console, words, close), "ending"));
  }

  private void end(Console console, String words, Runnable close) {
    begun = !over;
    boolean signalled = begun;
    close.run();
    if (signalled) {
      console.say(words);
    }
  }

  /** Whether a signal has come. */
  boolean begun() {
    return begun;
  }

  /** What comes now ends by itself. */
  @Override
  public void close() {
    over = true;
  }
}
