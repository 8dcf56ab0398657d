package psw.client.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.wire.value.Port;

/**
 * What to run.
 *
 * @param kind which application
 * @param port where it listens
 * @param loopback whether it listens on 127.0.0.1 alone, not on every interface
 * @param tls how it speaks TLS
 * @param data its data directory, made if missing
 * @param settings system properties for the application, such as {@code psw.rendezvous}
 */
public record Plan(
    Kind kind, Port port, boolean loopback, Tls tls, Path data, Map<String, String> settings) {
  /** Copies the settings in and makes the path absolute. */
  public Plan {
    data = data.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }

  /**
   * How a server speaks TLS.
   *
   * @param port where
   * @param names by which others call it, the usual one first: DNS names and address literals
   * @param own the certificate that its owner brings; without it one is made
   */
  public record Tls(Port port, List<String> names, Optional<Own> own) {
    /** Copies the list in. */
    public Tls {
      names = List.copyOf(names);
    }
  }

  /**
   * Where the owner keeps a certificate for the server.
   *
   * @param certificate PEM, with those that vouch for it
   * @param key PEM
   */
  public record Own(Path certificate, Path key) {}
}
