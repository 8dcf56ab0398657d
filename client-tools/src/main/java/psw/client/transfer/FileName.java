package psw.client.transfer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import psw.client.transfer.BadName.Why;

/** The name of a file in a folder: one that every system takes for that and nothing else. */
public record FileName(String text) {
  // leaves room for a number, where names may have 255 bytes
  private static final int LONGEST = 200;
  // the last seven are drawn as nothing, or take the place of what is
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}"
              + "\\u034F\\u115F\\u1160\\u2800\\u3164\\uFFA0\\uFFFD]");
  private static final Pattern SPACE_AT_AN_END = Pattern.compile("^\\p{Zs}|\\p{Zs}$");
  // Microsoft, "Naming Files, Paths, and Namespaces"
  private static final Pattern WINDOWS =
      Pattern.compile(
          ".*[<>:\"|?*].*|.*\\.|(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9¹²³]) *(?:\\..*)?",
          Pattern.CASE_INSENSITIVE);

  /** Reads a name; nothing is mended. */
  public static FileName parse(String text) throws BadName {
    Optional<Why> why = wrong(text);
    if (why.isPresent()) {
      throw new BadName(why.get());
    }
    return new FileName(text);
  }

  /** As a file is called here, in the one spelling that is sent. */
  public static FileName of(String text) throws BadName {
    return parse(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private static Optional<Why> wrong(String text) {
    if (text.isEmpty()) {
      return Optional.of(Why.EMPTY);
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return Optional.of(Why.TOO_LONG);
    }
    if (text.matches("\\.+") || text.indexOf('/') >= 0 || text.indexOf('\\') >= 0) {
      return Optional.of(Why.PATH);
    }
    if (UNSEEN.matcher(text).find()) {
      return Optional.of(Why.UNSEEN);
    }
    if (text.startsWith(".")) {
      return Optional.of(Why.HIDDEN);
    }
    if (text.startsWith("-")) {
      return Optional.of(Why.OPTION);
    }
    if (SPACE_AT_AN_END.matcher(text).find()
        || !Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      return Optional.of(Why.SPELLING);
    }
    return WINDOWS.matcher(text).matches() ? Optional.of(Why.WINDOWS) : Optional.empty();
  }

  /** The same with a number before its extension; 0 is the name itself. */
  String numbered(int number) {
    if (number == 0) {
      return text;
    }
    int dot = text.lastIndexOf('.');
    int end = dot > 0 ? dot : text.length();
    return text.substring(0, end) + " (" + number + ")" + text.substring(end);
  }

  @Override
  public String toString() {
    return text;
  }
}
