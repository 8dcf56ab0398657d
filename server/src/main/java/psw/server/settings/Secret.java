package psw.server.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** What is told to one other party alone; it does not show in a text that it becomes part of. */
public final class Secret {
  private static final int LONGEST = 1024;
  private static final Set<PosixFilePermission> PRIVATE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final String text;

  /** Keeps one. */
  public Secret(String text) {
    this.text = text;
  }

  /**
   * Reads one from the environment, or from the file that {@code NAME.file} names. Properties may
   * stand in a command line that everybody reads, so they are not asked.
   */
  static Optional<Secret> read(Source source, String name) {
    Optional<String> set = source.environmentAlone(name);
    Optional<String> file = source.text(name + ".file");
    if (set.isPresent() && file.isPresent()) {
      throw new BadSetting(name, "and its file are both set: one of them, please");
    }
    Optional<Secret> secret = set.or(() -> file.map(path -> content(name, path))).map(Secret::new);
    if (secret.isPresent() && !secret.get().text.matches("[ -~]{1," + LONGEST + "}")) {
      throw new BadSetting(name, "must be 1 to 1024 characters that can be seen");
    }
    return secret;
  }

  private static String content(String name, String path) {
    try {
      Path file = Path.of(path);
      if (!PRIVATE.containsAll(Files.getPosixFilePermissions(file))) {
        throw new BadSetting(name + ".file", "may be read by others; set its mode to 0600");
      }
      return Files.size(file) > 2 * LONGEST
          ? ""
          : Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException | InvalidPathException e) {
      throw new BadSetting(name + ".file", "must be a file that can be read");
    }
  }

  /** The secret itself. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
