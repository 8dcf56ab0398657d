package psw.pairing.run;

import java.util.Locale;
import psw.wire.value.BadValue;

/** How a code is written. */
public enum Form {
  /** Three words, to be said: {@code 4821-guitar-candle-orbit@rv.example}. */
  WORDS,
  /** A link, to be sent or shown as a QR code: {@code psw://rv.example/p/4821#…}. */
  LINK;

  /** The lower-case word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the lower-case word; part "form". */
  public static Form parse(String text) throws BadValue {
    return switch (text) {
      case "words" -> WORDS;
      case "link" -> LINK;
      default -> throw new BadValue("form", BadValue.Reason.OUT_OF_RANGE);
    };
  }
}
