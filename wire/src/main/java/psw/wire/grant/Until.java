package psw.wire.grant;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;

/** When a grant ends, as its owner says it. */
public final class Until {
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  // RFC 3339, section 5.6
  private static final Pattern INSTANT =
      Pattern.compile(DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final long USUAL_DAYS = 365;
  // sshd's file has a year of four digits
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Until() {}

  /**
   * Reads a day ({@code 2026-12-24}: to its end in UTC) or an instant (RFC 3339, cut to whole
   * seconds); part "until".
   *
   * @param text absent for a year from {@code now}
   */
  public static Instant parse(Optional<String> text, Instant now) throws BadValue {
    if (text.isEmpty()) {
      return now.truncatedTo(ChronoUnit.SECONDS).plus(USUAL_DAYS, ChronoUnit.DAYS);
    }
    Instant until = parse(text.get());
    if (!until.isAfter(now)) {
      throw new BadValue("until", BadValue.Reason.OUT_OF_RANGE);
    }
    return until.isAfter(LAST) ? LAST : until;
  }

  /** The day, when it ends with one in UTC, else the instant: what {@link #parse} reads. */
  public static String text(Instant until) {
    LocalDateTime end = LocalDateTime.ofInstant(until, ZoneOffset.UTC);
    return end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? end.toLocalDate().minusDays(1).toString()
        : until.toString();
  }

  private static Instant parse(String text) throws BadValue {
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      if (INSTANT.matcher(text).matches()) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
      }
    } catch (DateTimeException noSuchTime) {
      throw new BadValue("until", BadValue.Reason.MALFORMED);
    }
    throw new BadValue("until", BadValue.Reason.MALFORMED);
  }
}
