package psw.wire.announcement;

import psw.wire.value.BadValue;

/**
 * Values out of signed bytes. They are refused, not mended, when they are spelled in another way
 * than their own: readers that mend differently would read one signature differently.
 */
final class Exact {
  private Exact() {}

  /** How a value is read; its {@code toString} is its one spelling. */
  interface Reading<T> {
    T parse(String text) throws BadValue;
  }

  static <T> T of(String member, String text, Reading<T> reading) throws BadValue {
    T value = reading.parse(text);
    if (!value.toString().equals(text)) {
      throw new BadValue(member, BadValue.Reason.MALFORMED);
    }
    return value;
  }
}
