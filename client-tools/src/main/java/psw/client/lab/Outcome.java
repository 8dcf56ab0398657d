package psw.client.lab;

/**
 * How a command ended.
 *
 * @param exit its exit code, 128 + signal for a killed one; {@link #TIMED_OUT} if it was ended by
 *     us
 * @param out its standard output, as UTF-8
 * @param err its standard error, as UTF-8
 */
public record Outcome(int exit, String out, String err) {
  /** The exit code of a command that ran out of time and was killed. */
  public static final int TIMED_OUT = -1;

  /** Whether it ended by itself with 0. */
  public boolean succeeded() {
    return exit == 0;
  }

  /** Whether it was still running when its time was up. */
  public boolean timedOut() {
    return exit == TIMED_OUT;
  }
}
