package psw.client.tunnel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Time that goes on while this host sleeps, unlike {@link System#nanoTime}. */
final class Uptime {
  private static final Path FILE = Path.of("/proc/uptime");

  private Uptime() {}

  /** Since the host was started (proc(5)); where the system does not say, the other one. */
  static Duration now() {
    try {
      String seconds = Files.readString(FILE).split(" ", 2)[0];
      return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
    } catch (IOException | NumberFormatException e) {
      return Duration.ofNanos(System.nanoTime());
    }
  }
}
