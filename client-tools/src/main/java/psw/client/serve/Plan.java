package psw.client.serve;

import java.nio.file.Path;
import java.util.Map;
import psw.wire.value.Port;

/**
 * What to run.
 *
 * @param kind which application
 * @param port where it listens, on every interface
 * @param data its data directory, made if missing
 * @param settings system properties for the application, such as {@code psw.rendezvous}
 */
public record Plan(Kind kind, Port port, Path data, Map<String, String> settings) {
  /** Copies the settings in and makes the path absolute. */
  public Plan {
    data = data.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }
}
