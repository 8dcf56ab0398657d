package psw.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import psw.wire.pairing.Code;
import psw.wire.value.BadValue;

/** Reads a code that somebody was told. */
final class CodeReader {
  private static final String ASK = "-";

  private final Console console;

  CodeReader(Console console) {
    this.console = console;
  }

  /** A code that is none. */
  static final class Misspelt extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient BadValue bad;
    private final String text;

    private Misspelt(BadValue bad, String text) {
      super(bad.getMessage(), null, false, false);
      this.bad = bad;
      this.text = text;
    }

    BadValue bad() {
      return bad;
    }

    /** As it was typed; what it holds of a secret is not to be shown. */
    String text() {
      return text;
    }
  }

  /**
   * Reads a word of the command line; {@code -} asks on the terminal until it is a code, or reads a
   * line of input.
   */
  Code read(String word) throws Misspelt {
    if (!word.equals(ASK)) {
      return parsed(word);
    }
    if (!Terminal.isThere()) {
      return parsed(line());
    }
    while (true) {
      Optional<String> answer = Terminal.answer("code:");
      try {
        return parsed(answer.orElse(""));
      } catch (Misspelt e) {
        if (answer.isEmpty()) {
          throw e;
        }
        console.say(CodeWords.of(e.bad));
        console.hint(CodeWords.hint(e.text));
      }
    }
  }

  private static Code parsed(String text) throws Misspelt {
    try {
      return Code.parse(text);
    } catch (BadValue e) {
      throw new Misspelt(e, text);
    }
  }

  private static String line() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String line = in.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      return "";
    }
  }
}
