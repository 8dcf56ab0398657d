package psw.client.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Asks the user something, when standard input and output are a terminal. */
final class Terminal {
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
