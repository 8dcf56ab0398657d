package psw.broker.account;

import java.time.Duration;

/** What became of a try to log in, or to set up. */
public sealed interface Came {
  /**
   * Right.
   *
   * @param account who it is
   */
  record In(String account) implements Came {}

  /** Wrong, and no word of what about it. */
  record Wrong() implements Came {}

  /**
   * Not looked at: there were too many wrong ones.
   *
   * @param left until the next is looked at
   */
  record Later(Duration left) implements Came {}
}
