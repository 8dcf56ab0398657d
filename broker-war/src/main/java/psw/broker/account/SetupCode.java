package psw.broker.account;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The one-time setup code, 128 bits in a file that only its owner reads: it is good for as long as
 * it lies there. Written as seven groups of at most four letters and digits.
 */
final class SetupCode {
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 26;
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  SetupCode(Path directory) {
    this.file = directory.resolve("setup-code");
  }

  Path file() {
    return file;
  }

  /** The code, if there is one. */
  Optional<String> read() throws IOException {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The code that lies there, else a fresh one; whole or not at all. */
  String readOrCreate(SecureRandom random) throws IOException {
    Optional<String> there = read();
    if (there.isPresent()) {
      return there.get();
    }
    String code = fresh(random);
    Path part = file.resolveSibling("setup-code.part");
    Files.deleteIfExists(part);
    try (FileChannel out =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PRIVATE))) {
      out.write(ByteBuffer.wrap((code + "\n").getBytes(StandardCharsets.US_ASCII)));
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    return code;
  }

  /** Whether this is the code; then it is used up. How long the answer takes tells nothing. */
  boolean use(String typed) throws IOException {
    Optional<String> there = read();
    boolean good = there.isPresent() && MessageDigest.isEqual(plain(there.get()), plain(typed));
    return good && Files.deleteIfExists(file);
  }

  private static byte[] plain(String code) {
    String letters = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return letters.getBytes(StandardCharsets.US_ASCII);
  }

  static String fresh(SecureRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "");
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }
}
