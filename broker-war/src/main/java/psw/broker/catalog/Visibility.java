package psw.broker.catalog;

import java.util.Locale;
import psw.wire.value.BadValue;

/** Who sees a service. */
public enum Visibility {
  /** Everybody: it is in the announcement. */
  PUBLIC,
  /** Whom this site is paired with: it is in the announcement, sealed. */
  PAIRED,
  /** This site alone. */
  PRIVATE;

  /** Reads the lower-case word; part "visibility". */
  public static Visibility parse(String text) throws BadValue {
    return switch (text) {
      case "public" -> PUBLIC;
      case "paired" -> PAIRED;
      case "private" -> PRIVATE;
      default -> throw new BadValue("visibility", BadValue.Reason.OUT_OF_RANGE);
    };
  }

  /** The lower-case word. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
