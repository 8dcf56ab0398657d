package psw.wire.knock;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.IpAddress;

/**
 * What a site's gate made of the last knock of one device, as the site tells that device: the gate
 * itself answers nobody.
 *
 * @param tag the knock's, 32 hexadecimal digits
 * @param what what was made of it
 * @param at when it came, by the site's clock; whole seconds
 * @param from where it came from
 * @param ahead how far the knock's time was ahead of the site's clock, in seconds; below zero
 *     behind it
 */
public record Heard(String tag, What what, Instant at, IpAddress from, long ahead) {
  private static final Pattern TAG = Pattern.compile("[0-9a-f]{32}");

  /** What a gate makes of a knock whose key it knows. */
  public enum What {
    /** It opened for where the knock came from. */
    OPENED,
    /** It was had before, or an older one than one that was had. */
    REPLAY,
    /** Its time is more than a minute from the site's. */
    CLOCK,
    /** The device has no grant any more. */
    NO_GRANT,
    /** It came from elsewhere than it says. */
    SOURCE,
    /** The device knocks too often. */
    TOO_OFTEN,
    /** It asks for what the gate does not know. */
    MALFORMED,
    /** All was right, and the gate could not open. */
    FAILED;

    /** As it is written: {@code no-grant}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what {@link #word} writes; part "what". */
    public static What parse(String word) throws BadValue {
      for (What each : values()) {
        if (each.word().equals(word)) {
          return each;
        }
      }
      throw new BadValue("what", Reason.OUT_OF_RANGE);
    }
  }

  /** Reads what {@link #toJson} writes. */
  public static Heard parse(JsonObject json) throws BadValue {
    String tag = json.text("tag");
    if (!TAG.matcher(tag).matches()) {
      throw new BadValue("tag", Reason.MALFORMED);
    }
    return new Heard(
        tag,
        What.parse(json.text("what")),
        at(json.integer("at")),
        IpAddress.parse(json.text("from")),
        json.integer("ahead"));
  }

  private static Instant at(long second) throws BadValue {
    try {
      return Instant.ofEpochSecond(second);
    } catch (DateTimeException e) {
      throw new BadValue("at", Reason.OUT_OF_RANGE);
    }
  }

  /** Members {@code tag}, {@code what}, {@code at}, {@code from}, {@code ahead}. */
  public JsonObject toJson() {
    return JsonObject.with("tag", tag)
        .and("what", what.word())
        .and("at", at.getEpochSecond())
        .and("from", from.text())
        .and("ahead", ahead)
        .build();
  }
}
