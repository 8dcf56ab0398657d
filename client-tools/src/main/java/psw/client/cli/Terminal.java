package psw.client.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Asks the user something, when standard input and output are a terminal. */
final class Terminal {
  private static final int LONGEST = 4096;

  private Terminal() {}

  /** Whether somebody sits there. */
  @SuppressWarnings("SystemConsoleNull") // before Java 22 there is none without a terminal
  static boolean isThere() {
    return System.console() != null;
  }

  /** What the user answers; empty at the end of what is typed. */
  static Optional<String> answer(String question) {
    return Optional.ofNullable(System.console().readLine("%s ", Visible.of(question)));
  }

  /** The pass phrase of a key file in UTF-8; empty where there is no terminal or no answer. */
  @SuppressWarnings("SystemConsoleNull") // before Java 22 there is none without a terminal
  static Optional<byte[]> passPhrase(Path file) {
    java.io.Console terminal = System.console();
    if (terminal == null) {
      return Optional.empty();
    }
    char[] typed = terminal.readPassword("Pass phrase for %s: ", Visible.of(file.toString()));
    if (typed == null || typed.length == 0) {
      return Optional.empty();
    }
    return Optional.of(utf8(typed));
  }

  /**
   * A secret in UTF-8, typed unseen; without a terminal the first line of input, which a program
   * may give. Empty where there is neither.
   */
  @SuppressWarnings("SystemConsoleNull") // before Java 22 there is none without a terminal
  static Optional<byte[]> secret(String question) {
    java.io.Console terminal = System.console();
    char[] typed = terminal == null ? line() : terminal.readPassword("%s: ", Visible.of(question));
    return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(utf8(typed));
  }

  private static char[] line() {
    // a terminal whose other half is elsewhere would show what is typed
    if (isTerminal(Path.of("/proc/self/fd/0"))) {
      return new char[0];
    }
    try {
      byte[] some = System.in.readNBytes(LONGEST);
      String text = new String(some, StandardCharsets.UTF_8);
      Arrays.fill(some, (byte) 0);
      return text.lines().findFirst().orElse("").toCharArray();
    } catch (IOException e) {
      return new char[0];
    }
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  /** Encodes and leaves no other copy behind. */
  static byte[] utf8(char[] secret) {
    ByteBuffer room = ByteBuffer.wrap(new byte[secret.length * 3]);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(secret), room, true);
    byte[] bytes = Arrays.copyOf(room.array(), room.position());
    Arrays.fill(room.array(), (byte) 0);
    Arrays.fill(secret, ' ');
    return bytes;
  }
}
