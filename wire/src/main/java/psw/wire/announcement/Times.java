package psw.wire.announcement;

import java.time.Instant;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Times on the wire: whole seconds since 1970. */
final class Times {
  // the year 9999: far beyond any announcement, far within what every platform can show
  private static final long LAST = 253_402_300_799L;

  private Times() {}

  static Instant seconds(JsonObject json, String member) throws BadValue {
    long seconds = json.integer(member);
    if (seconds < 0 || seconds > LAST) {
      throw new BadValue(member, BadValue.Reason.OUT_OF_RANGE);
    }
    return Instant.ofEpochSecond(seconds);
  }
}
