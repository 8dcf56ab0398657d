package psw.pairing.run;

/** A run that is over before its time, on its way out. */
final class Stopped extends Exception {
  private static final long serialVersionUID = 1L;
  private final Reason why;
  private final boolean done;

  Stopped(Reason why) {
    this(why, false);
  }

  /**
   * Of a mailbox that can be used no more.
   *
   * @param done whether a side ended it as done
   */
  Stopped(Reason why, boolean done) {
    super(why.word(), null, false, false);
    this.why = why;
    this.done = done;
  }

  boolean isDone() {
    return done;
  }

  Reason why() {
    return why;
  }
}
