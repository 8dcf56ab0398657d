package psw.wire.announcement;

import java.util.Locale;
import psw.wire.value.BadValue;

/** Whether a service answered its site's broker lately. */
public enum Health {
  /** Not looked at yet. */
  UNKNOWN,
  /** The last connection succeeded. */
  UP,
  /** Three connections in a row failed. */
  DOWN;

  /** Reads the lower-case word; part "health". */
  public static Health parse(String text) throws BadValue {
    for (Health health : values()) {
      if (health.toString().equals(text)) {
        return health;
      }
    }
    throw new BadValue("health", BadValue.Reason.MALFORMED);
  }

  /** The lower-case word. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
