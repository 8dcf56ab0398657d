package psw.client.tunnel;

import java.io.IOException;

/**
 * Where an application wants to go.
 *
 * @param sessions those that lead there
 * @param told whether its user hears when it is refused, since the application cannot be told
 */
record Wish(Sessions sessions, Target target, boolean told, Answer answer) {
  /** How it is known where an application wants to go. */
  @FunctionalInterface
  interface Asking {
    /** Asks the application if need be, and refuses by itself what cannot be. */
    Wish ask(App app) throws IOException;
  }

  /** Tells the application how it went. */
  interface Answer {
    /** For one that waits for no answer. */
    Answer NONE =
        new Answer() {
          @Override
          public void reached() {}

          @Override
          public void refused(Refused.Why why) {}
        };

    void reached() throws IOException;

    void refused(Refused.Why why) throws IOException;
  }
}
