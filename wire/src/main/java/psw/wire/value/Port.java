package psw.wire.value;

import java.util.regex.Pattern;

/**
 * A TCP or UDP port.
 *
 * @param number 1 to 65535
 */
public record Port(int number) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");

  /** Refuses, as a programming error, what {@link #of} refuses as input. */
  public Port {
    if (number < 1 || number > 65535) {
      throw new IllegalArgumentException("no port: " + number);
    }
  }

  /** A port from a number. */
  public static Port of(long number) throws BadValue {
    if (number < 1 || number > 65535) {
      throw new BadValue("port", BadValue.Reason.OUT_OF_RANGE);
    }
    return new Port((int) number);
  }

  /** A port from decimal digits. */
  public static Port parse(String text) throws BadValue {
    if (!DIGITS.matcher(text).matches()) {
      throw new BadValue("port", BadValue.Reason.MALFORMED);
    }
    return of(Long.parseLong(text));
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
