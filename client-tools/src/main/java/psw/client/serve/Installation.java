package psw.client.serve;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import psw.client.serve.CannotServe.Reason;

/** The files which the build puts beside this program. */
final class Installation {
  private Installation() {}

  /** One of them. */
  static Path file(String name) throws CannotServe {
    Path file = home().resolve(name);
    if (!Files.isReadable(file)) {
      throw new CannotServe(Reason.NOT_INSTALLED, file);
    }
    return file;
  }

  private static Path home() {
    try {
      Path code =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // classes are only loaded from a directory in the build's own tests
      return Files.isDirectory(code) ? code.resolveSibling("psw") : code.getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
