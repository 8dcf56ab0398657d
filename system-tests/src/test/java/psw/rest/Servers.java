package psw.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WARs as they were built, and their data directories, empty at each start. */
final class Servers {
  private Servers() {}

  static Path war(String kind) {
    return Path.of("..", kind + "-war", "target", kind + ".war");
  }

  /** For Arquillian; arquillian.xml says where the home directory is. */
  static WebArchive onPayara(String kind) {
    empty(dataOnPayara(kind));
    return ShrinkWrap.create(ZipImporter.class, kind + ".war")
        .importFrom(war(kind).toFile())
        .as(WebArchive.class);
  }

  static Path dataOnPayara(String kind) {
    return Path.of("target/payara-home/.local/share/psw", kind);
  }

  /** The adapter names an outward address of this machine; the server listens on all. */
  static Api api(URL base) {
    return new Api(base.getPort());
  }

  static void empty(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
