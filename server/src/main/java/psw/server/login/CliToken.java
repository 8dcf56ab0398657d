package psw.server.login;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The owner's token, in a file that only the owner reads. */
final class CliToken {
  private static final String NAME = "cli.token";

  private CliToken() {}

  /** The token of a data directory; made, whole or not at all, when there is none. */
  static String readOrCreate(Path directory, SecureRandom random) throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      create(file, TokenText.create(random));
    }
    String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (TokenText.id(token).isEmpty()) {
      throw new IOException(file + " holds no token; remove it to get a new one");
    }
    return token;
  }

  private static void create(Path file, String token) throws IOException {
    Path part = file.resolveSibling(NAME + ".part");
    Files.deleteIfExists(part);
    try (FileChannel out =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
