package psw.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file or directory that its owner alone reads, where the file system knows owners; elsewhere, as
 * on Windows, it has the rights of the user's own directory.
 */
final class OwnFile {
  private OwnFile() {}

  /** Makes a directory, and those above it, where they are missing. */
  static void directory(Path directory) throws IOException {
    Path there = directory.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, only(there, "rwx------"));
    }
  }

  /** Writes it, whole or not at all. */
  static void write(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling('.' + file.getFileName().toString() + ".new");
    Files.deleteIfExists(part);
    try (FileChannel out =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            only(file.getParent(), "rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Reads it, if nobody else may. */
  static byte[] read(Path file) throws IOException {
    if (isPosix(file)
        && !PosixFilePermissions.fromString("rw-------")
            .containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(file + " may be read by others; set its mode to 0600");
    }
    return Files.readAllBytes(file);
  }

  private static FileAttribute<?>[] only(Path where, String permissions) throws IOException {
    return isPosix(where)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path where) throws IOException {
    FileStore store = Files.getFileStore(where);
    return store.supportsFileAttributeView(PosixFileAttributeView.class);
  }
}
