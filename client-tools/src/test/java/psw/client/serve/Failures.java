package psw.client.serve;

import java.time.Duration;
import java.util.List;
import psw.client.serve.CannotServe.Reason;

/** Failures as a server that is run gives them, for tests of what is said of them. */
public final class Failures {
  private Failures() {}

  /** One of a server whose log is {@code /log}. */
  public static CannotServe of(Reason reason, Duration after, String... causes) {
    return new CannotServe(reason, "/log", List.of(causes)).after(after);
  }
}
