package psw.client.cli;

/** What the command's exit code says. Scripts rely on these numbers. */
final class Exit {
  /** Done as asked. */
  static final int DONE = 0;

  /** Something failed on this side. */
  static final int FAILED = 1;

  /** The command line was wrong; nothing was done. */
  static final int USAGE = 2;

  /** The far end answered and said no. */
  static final int REFUSED = 3;

  /** The far end did not answer. */
  static final int UNREACHABLE = 4;

  /** The far end is not proven to be who it should be. */
  static final int UNVERIFIED = 5;

  private Exit() {}
}
