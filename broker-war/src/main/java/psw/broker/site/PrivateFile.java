package psw.broker.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A secret in a file that only its owner may read. Once it lies there it is not written again. */
final class PrivateFile {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  PrivateFile(Path file) {
    this.file = file;
  }

  /** Reads it, or makes it of {@code fresh} when there is none yet. */
  byte[] readOrCreate(Supplier<byte[]> fresh) throws IOException {
    if (!Files.exists(file)) {
      create(fresh.get());
    }
    return bytes();
  }

  /** Reads it, if it is there. */
  Optional<byte[]> read() throws IOException {
    return Files.exists(file) ? Optional.of(bytes()) : Optional.empty();
  }

  private byte[] bytes() throws IOException {
    if (!PRIVATE.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(file + " may be read by others; set its mode to 0600");
    }
    return Files.readAllBytes(file);
  }

  // whole or not at all: written beside, brought to the disk, then renamed
  private void create(byte[] bytes) throws IOException {
    Path directory = file.getParent();
    Path part =
        Files.createTempFile(
            directory, "secret", ".new", PosixFilePermissions.asFileAttribute(PRIVATE));
    try {
      try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(bytes));
        out.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
        entry.force(true);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
