package psw.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import psw.client.serve.Kind;

/** What the environment sets for the command line; each falls back to the default written here. */
final class Settings {
  private Settings() {}

  /** {@code PSW_DATA}: a server's data directory. */
  static Path dataDirectory(Kind kind) {
    return value("PSW_DATA").map(Path::of).orElseGet(() -> share().resolve(kind.label()));
  }

  private static Path share() {
    return Path.of(System.getProperty("user.home"), ".local", "share", "psw");
  }

  private static Optional<String> value(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
  }
}
