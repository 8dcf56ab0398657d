package psw.client.cli;

import java.util.regex.Pattern;

/** Text as a terminal may have it: what would command, hide or turn it is spelled out. */
final class Visible {
  // controls, format characters (bidirectional ones, zero width), halves of pairs, private use,
  // line and paragraph separators
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

  private Visible() {}

  /** One line, with each such character as {@code $'…'} of bash(1) writes it. */
  static String of(String line) {
    return UNSEEN.matcher(line).replaceAll(found -> "\\\\" + spelled(found.group().codePointAt(0)));
  }

  /** The same, but tabulators stay: they lay out a result. */
  static String laidOut(String line) {
    return String.join(
        "\t", java.util.List.of(line.split("\t", -1)).stream().map(Visible::of).toList());
  }

  private static String spelled(int character) {
    return switch (character) {
      case '\t' -> "t";
      case '\n' -> "n";
      case '\r' -> "r";
      case 0x1b -> "e";
      default -> String.format(character > 0xffff ? "U%08x" : "u%04x", character);
    };
  }
}
