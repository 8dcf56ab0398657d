package psw.client.chat;

import java.util.regex.Pattern;

/** Text from a peer, made fit for a terminal. */
final class Harmless {
  // C0 but the tabulator, DEL, C1, bidirectional controls, zero width, line and paragraph
  // separators
  private static final Pattern HARMFUL =
      Pattern.compile(
          "[\\x00-\\x08\\x0A-\\x1F\\x7F-\\x9F\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF"
              + "\\uFFF9-\\uFFFB\\x{E0000}-\\x{E007F}]");

  private Harmless() {}

  /** The line without what harms. */
  static String of(String line) {
    return HARMFUL.matcher(line).replaceAll("");
  }
}
