package psw.broker.heard;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import psw.wire.knock.HeardFile;
import psw.wire.value.BadValue;

/** The file that the receiver at the gate writes (docs/protocol.md, 7). */
final class GateFile {
  private static final Logger LOG = System.getLogger(GateFile.class.getName());
  // some thousand keys; the gate is believed no more than it must be
  private static final int LONGEST = 1 << 20;

  private final Path file;
  private Version version = new Version(null, FileTime.fromMillis(0));

  // a file that was renamed into place is another, whatever its time
  private record Version(Object id, FileTime modified) {}

  GateFile(Path file) {
    this.file = file;
  }

  /** What it says if that is new; empty also when it cannot be read. */
  Optional<HeardFile> news() {
    try {
      BasicFileAttributes seen =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Version now = new Version(seen.fileKey(), seen.lastModifiedTime());
      if (!seen.isRegularFile() || now.equals(version)) {
        return Optional.empty();
      }
      version = now;
      return Optional.of(HeardFile.parse(text()));
    } catch (IOException | BadValue e) {
      // there may be no gate here; one that fails gives no sign of life
      LOG.log(Level.DEBUG, "what the gate heard", e);
      return Optional.empty();
    }
  }

  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    }
  }
}
