package psw.broker.pages;

import java.time.Duration;

/** The honest word when too many tries were wrong. */
final class Waits {
  private Waits() {}

  static String words(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    return "Too many wrong tries: this one was not looked at. The next will be in "
        + (seconds == 1 ? "1 second." : seconds + " seconds.");
  }
}
