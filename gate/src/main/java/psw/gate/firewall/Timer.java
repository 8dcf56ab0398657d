package psw.gate.firewall;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The process that goes back when the time is over. */
final class Timer {
  private static final Path SYSTEMD = Path.of("/run/systemd/system");
  private static final int TRIES = 50;
  // the end of a login may end all that it started; who kills this one does not stop it
  private static final List<String> UNIT =
      List.of(
          "systemd-run",
          "--quiet",
          "--collect",
          "--property=Restart=on-failure",
          "--property=RestartSec=3");
  private static final List<String> SESSION = List.of("setsid", "-f");

  private Timer() {}

  /** Starts it, and waits until it runs. */
  static void start(StateDirectory state, String script) throws IOException {
    List<String> words = new ArrayList<>(Files.isDirectory(SYSTEMD) ? UNIT : SESSION);
    words.addAll(List.of("sh", state.file(script).toString(), state.path().toString()));
    new ProcessBuilder(words)
        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
    try {
      for (int i = 0; i < TRIES && !state.has("running"); i++) {
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!state.has("running")) {
      throw new IOException("the timer that would go back does not start");
    }
  }
}
