package psw.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import psw.client.lab.Host;

/** Datagrams as long as a knock in great number, half of them in the name of a known key. */
final class Flood {
  private final BufferedReader said;

  private Flood(BufferedReader said) {
    this.said = said;
  }

  /**
   * Begins.
   *
   * @param holder whose gate is meant, and whose key is named
   * @param rate how many a second
   */
  static Flood begin(Host from, Visitor holder, int rate, Duration time) throws IOException {
    return begin(from, "", holder, rate, time);
  }

  /** The same from this address. */
  static Flood begin(Host from, String source, Visitor holder, int rate, Duration time)
      throws IOException {
    String family = holder.gate().indexOf(':') < 0 ? "4" : "6";
    String seconds = Long.toString(time.toSeconds());
    String port = Integer.toString(SpaSites.PORT);
    String many = Integer.toString(rate);
    Process process =
        from.start(
            "perl",
            "-e",
            script(),
            family,
            holder.gate(),
            port,
            many,
            seconds,
            Keyring.idOf(holder),
            source);
    Flood flood = new Flood(process.inputReader(StandardCharsets.UTF_8));
    if (!"begun".equals(flood.said.readLine())) {
      throw new IllegalStateException(
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
    return flood;
  }

  /** Waits for its end, and answers how many a second there were. */
  int end() throws IOException {
    return Integer.parseInt(said.readLine());
  }

  private static String script() throws IOException {
    try (InputStream in = Flood.class.getResourceAsStream("flood.pl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
