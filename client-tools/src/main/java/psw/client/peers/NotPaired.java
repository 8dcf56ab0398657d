package psw.client.peers;

import psw.pairing.run.Reason;

/** Nothing came of a pairing, and nothing is kept of it. */
public final class NotPaired extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  NotPaired(Reason reason) {
    super(reason.word(), null, false, false);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
