package psw.wire.value;

import java.util.regex.Pattern;
import psw.wire.value.BadValue.Reason;

/**
 * What people call a service: 1 to 64 code points of any script, in Unicode form NFC, without
 * control, format, private-use, unpaired, line-separating and blank characters, at least one that
 * is no mark, no space at either end.
 *
 * @param text the name
 */
public record ServiceName(String text) {
  private static final int LONGEST = 64;
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}"
              // fillers, joiners and selectors that are drawn as nothing
              + "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\uffa0]");
  private static final Pattern SEEN = Pattern.compile("[^\\p{M}\\p{Z}]");

  /** Reads a name; part "name". */
  public static ServiceName parse(String text) throws BadValue {
    String name = Nfc.of(text).strip();
    if (name.isEmpty()) {
      throw new BadValue("name", Reason.MISSING);
    }
    // a mark needs a letter to stand on
    if (UNSEEN.matcher(name).find() || !SEEN.matcher(name).find()) {
      throw new BadValue("name", Reason.MALFORMED);
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw new BadValue("name", Reason.TOO_LONG);
    }
    return new ServiceName(name);
  }

  @Override
  public String toString() {
    return text;
  }
}
