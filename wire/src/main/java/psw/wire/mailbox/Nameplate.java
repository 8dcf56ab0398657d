package psw.wire.mailbox;

import java.util.regex.Pattern;
import psw.wire.value.BadValue;

/**
 * The number of a mailbox, said aloud as the first part of a code. It is no secret.
 *
 * @param text four or six digits
 */
public record Nameplate(String text) {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}([0-9]{2})?");

  /** Refuses, as a programming error, what {@link #parse} refuses as input. */
  public Nameplate {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no nameplate");
    }
  }

  /** Reads a nameplate; part "nameplate". */
  public static Nameplate parse(String text) throws BadValue {
    if (!FORM.matcher(text).matches()) {
      throw new BadValue("nameplate", BadValue.Reason.MALFORMED);
    }
    return new Nameplate(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
