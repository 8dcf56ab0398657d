package psw.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The server's own directory: 0700, made when missing. */
final class DataDirectory {
  private DataDirectory() {}

  static void prepare(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    if (!Files.isWritable(directory)) {
      throw new IOException("not writable: " + directory);
    }
  }
}
