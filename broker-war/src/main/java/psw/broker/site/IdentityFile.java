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
import java.security.SecureRandom;
import java.util.Set;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;

/**
 * The site's private key in a file, PKCS#8 (RFC 8410), that only its owner may read. Once it lies
 * there it is never written again: a new key would be another site.
 */
final class IdentityFile {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  IdentityFile(Path directory) {
    this.file = directory.resolve("identity.p8");
  }

  /** Reads the identity, or makes it when there is none yet. */
  Identity open() throws IOException {
    if (!Files.exists(file)) {
      create();
    }
    if (!PRIVATE.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(file + " may be read by others; set its mode to 0600");
    }
    try {
      return Identity.fromPkcs8(Files.readAllBytes(file));
    } catch (BadValue e) {
      throw new IOException(file + " holds no Ed25519 key; restore it from a backup", e);
    }
  }

  // whole or not at all: written beside, brought to the disk, then renamed
  private void create() throws IOException {
    Path directory = file.getParent();
    Path fresh =
        Files.createTempFile(
            directory, "identity", ".new", PosixFilePermissions.asFileAttribute(PRIVATE));
    try {
      try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(Identity.create(new SecureRandom()).toPkcs8()));
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
        entry.force(true);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
