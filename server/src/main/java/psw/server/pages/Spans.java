package psw.server.pages;

import java.time.Duration;
import java.time.Instant;

/** Spans of time as people say them, in whole units, rounded down. */
final class Spans {
  private static final Duration JUST_NOW = Duration.ofSeconds(2);

  private Spans() {}

  /** How long until {@code until}: "12 min left", "ended". */
  static String left(Instant now, Instant until) {
    return until.isAfter(now) ? span(Duration.between(now, until)) + " left" : "ended";
  }

  /** How long since {@code at}: "12 min ago"; a time ahead of the clock counts as now. */
  static String ago(Instant now, Instant at) {
    Duration passed = Duration.between(at, now);
    return passed.compareTo(JUST_NOW) < 0 ? "just now" : span(passed) + " ago";
  }

  private static String span(Duration time) {
    if (time.compareTo(Duration.ofMinutes(2)) < 0) {
      return time.toSeconds() + " s";
    }
    if (time.compareTo(Duration.ofHours(2)) < 0) {
      return time.toMinutes() + " min";
    }
    return time.compareTo(Duration.ofDays(2)) < 0 ? time.toHours() + " h" : time.toDays() + " days";
  }
}
