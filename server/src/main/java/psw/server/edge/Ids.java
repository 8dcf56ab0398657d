package psw.server.edge;

import java.util.regex.Pattern;
import psw.wire.value.BadValue;

/** The numbers by which things are found in paths. */
public final class Ids {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

  private Ids() {}

  /** Reads a positive whole number; part "id". */
  public static long parse(String text) throws BadValue {
    if (!FORM.matcher(text).matches()) {
      throw new BadValue("id", BadValue.Reason.MALFORMED);
    }
    long id = Long.parseLong(text);
    if (id < 1) {
      throw new BadValue("id", BadValue.Reason.OUT_OF_RANGE);
    }
    return id;
  }
}
