package psw.broker.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the log reaches back to: 400 days, and a number of entries of each sort. What strangers, a
 * program with a token for services, or a device can cause again and again is a sort of its own: it
 * does not drive out the rest.
 *
 * @param deeds which entries, as a condition
 * @param most so many of them are kept, the newest
 */
record Kept(String deeds, int most) {
  private static final Duration LONGEST = Duration.ofDays(400);
  static final List<Kept> SORTS =
      List.of(
          new Kept("deed = 'login-failed'", 10_000),
          new Kept("deed in ('registered', 'changed', 'withdrawn')", 30_000),
          new Kept("deed = 'opened'", 30_000),
          new Kept(
              "deed not in ('login-failed', 'registered', 'changed', 'withdrawn', 'opened')",
              100_000));

  /** What is older is forgotten. */
  static Instant since(Instant now) {
    return now.minus(LONGEST);
  }

  /** Forgets what is older than that. */
  static String forgetBefore(Instant then) {
    return "delete from deed where at < " + then.toEpochMilli();
  }

  // asked for by itself: within the other statement H2 would ask it again for each row

  /** Asks for the newest of its entries that is too many; no row if there is none. */
  String newestBeyond() {
    return "select id from deed where %s order by id desc offset %d rows fetch first 1 rows only"
        .formatted(deeds, most);
  }

  /** Forgets its entries up to that one. */
  String forgetTo(long id) {
    return "delete from deed where %s and id <= %d".formatted(deeds, id);
  }
}
