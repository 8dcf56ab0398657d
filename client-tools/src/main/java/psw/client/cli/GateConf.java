package psw.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import psw.gate.rules.Settings;
import psw.wire.value.BadValue;

/** The file in which a site's owner says what its gate does. */
final class GateConf {
  /** Where it lies. */
  static final Path FILE = Path.of("/etc/psw/gate.conf");

  private GateConf() {}

  /**
   * Reads one.
   *
   * @throws Bad when it cannot be used; the message says what is wrong with it
   */
  static Settings read(Path file) throws IOException {
    try {
      return Settings.parse(Files.readString(file));
    } catch (BadValue e) {
      throw new Bad(file + ": " + Words.of(e));
    }
  }

  /** What a new site has. */
  static Settings ofNewSite() {
    try {
      return Settings.parse("");
    } catch (BadValue e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of settings that cannot be used. */
  static final class Bad extends IOException {
    private static final long serialVersionUID = 1L;

    Bad(String message) {
      super(message);
    }
  }
}
