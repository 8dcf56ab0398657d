package psw.wire.value;

import java.util.regex.Pattern;

/**
 * A line about a service, in Unicode form NFC, at most 256 code points; characters nobody can see
 * are taken out of it.
 *
 * @param text the description, perhaps empty
 */
public record Description(String text) {
  private static final int LONGEST = 256;
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Reads a description; part "description". */
  public static Description parse(String text) throws BadValue {
    // taken out first: what stood on either side of it may compose
    String seen = Nfc.of(UNSEEN.matcher(text).replaceAll("")).strip();
    if (seen.codePointCount(0, seen.length()) > LONGEST) {
      throw new BadValue("description", BadValue.Reason.TOO_LONG);
    }
    return new Description(seen);
  }

  @Override
  public String toString() {
    return text;
  }
}
