package psw.broker.audit;

import java.util.regex.Pattern;

/** Text as it is noted: what could command a terminal, hide, turn or break a line is marked. */
final class Plain {
  private static final Pattern HARMFUL =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

  private Plain() {}

  /**
   * The text with a mark for each such character, cut so that it has at most {@code most} chars.
   */
  static String of(String text, int most) {
    String plain = HARMFUL.matcher(text).replaceAll("\ufffd");
    if (plain.length() <= most) {
      return plain;
    }
    // no half of a character
    int end = Character.isHighSurrogate(plain.charAt(most - 2)) ? most - 2 : most - 1;
    return plain.substring(0, end) + "…";
  }
}
