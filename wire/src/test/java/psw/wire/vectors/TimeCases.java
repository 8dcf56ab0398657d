package psw.wire.vectors;

import static psw.wire.vectors.Case.good;
import static psw.wire.vectors.Case.refused;

import java.time.Duration;
import java.util.List;
import psw.wire.announcement.Refusal;

/** Revisions, terms and tombstones. */
final class TimeCases {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private TimeCases() {}

  static List<Case> all() {
    return List.of(
        good("a first announcement", Answer.REPLACES, s -> s.says(s.announcement())),
        good(
            "a higher revision", Answer.REPLACES, s -> s.known(older(s, 1)).says(s.announcement())),
        good(
            "the same bytes again",
            Answer.UNCHANGED,
            s -> s.known(s.announcement()).says(s.announcement())),
        good("a first tombstone", Answer.REPLACES, s -> s.says(s.tombstone())),
        good(
            "a tombstone of what is known",
            Answer.REPLACES,
            s -> s.known(older(s, 1)).says(s.tombstone())),
        good(
            "a higher revision after a tombstone",
            Answer.REPLACES,
            s -> s.known(s.tombstone().with("rev", s.revision() - 1)).says(s.announcement())),
        good(
            "a higher revision after the known one expired",
            Answer.REPLACES,
            s -> s.known(expired(s)).says(s.announcement())),
        good(
            "a term of an hour",
            Answer.REPLACES,
            s -> s.says(s.announcement().with("exp", s.seconds(HOUR)))),
        good(
            "signed five minutes ahead",
            Answer.REPLACES,
            s ->
                s.says(
                    s.announcement()
                        .with("iat", s.seconds(AHEAD))
                        .with("exp", s.seconds(AHEAD.plus(HOUR))))),
        good(
            "a revision five minutes ahead",
            Answer.REPLACES,
            s -> s.says(s.announcement().with("rev", s.revision() + AHEAD.toMillis()))),
        good("a revision of 1", Answer.REPLACES, s -> s.says(s.announcement().with("rev", 1))),
        good(
            "one second before the end",
            Answer.REPLACES,
            s ->
                s.says(
                    s.announcement()
                        .with("iat", s.seconds(Duration.ofSeconds(-1)))
                        .with("exp", s.seconds(Duration.ofSeconds(1))))),
        refused(
            "a lower revision",
            Refusal.LOWER_REVISION,
            s -> s.known(s.announcement()).says(older(s, 1))),
        refused(
            "a lower revision after the known one expired",
            Refusal.LOWER_REVISION,
            s -> s.known(expired(s)).says(s.announcement().with("rev", longAgo(s) - 1))),
        refused(
            "the announcement that was there before a tombstone",
            Refusal.LOWER_REVISION,
            s -> s.known(older(s, 1)).known(s.tombstone()).says(older(s, 1))),
        refused(
            "an announcement of the tombstone's own revision",
            Refusal.EQUIVOCATION,
            s -> s.known(s.tombstone()).says(s.announcement())),
        refused(
            "a tombstone with a lower revision",
            Refusal.LOWER_REVISION,
            s -> s.known(s.announcement()).says(s.tombstone().with("rev", s.revision() - 1))),
        refused(
            "a tombstone of the known revision",
            Refusal.EQUIVOCATION,
            s -> s.known(s.announcement()).says(s.tombstone())),
        refused(
            "the known revision with other bytes",
            Refusal.EQUIVOCATION,
            s -> s.known(s.announcement()).says(s.announcement().with("svc", "[]"))),
        refused(
            "the known revision with the same members in other bytes",
            Refusal.EQUIVOCATION,
            s -> s.known(s.announcement()).says(s.announcement().with("unknown", "1"))),
        refused(
            "a revision more than five minutes ahead",
            Refusal.TOO_FAR_AHEAD,
            s -> s.says(s.announcement().with("rev", s.revision() + AHEAD.toMillis() + 1))),
        refused(
            "a revision in the next century",
            Refusal.TOO_FAR_AHEAD,
            s -> s.known(older(s, 1)).says(s.announcement().with("rev", Long.MAX_VALUE))),
        refused(
            "signed more than five minutes ahead",
            Refusal.TOO_FAR_AHEAD,
            s ->
                s.says(
                    s.announcement()
                        .with("iat", s.seconds(AHEAD.plusSeconds(1)))
                        .with("exp", s.seconds(AHEAD.plus(HOUR))))),
        refused(
            "signed a day ahead",
            Refusal.TOO_FAR_AHEAD,
            s ->
                s.says(
                    s.announcement()
                        .with("iat", s.seconds(Duration.ofDays(1)))
                        .with("exp", s.seconds(Duration.ofDays(1).plus(HOUR))))),
        refused("over since this second", Refusal.EXPIRED, s -> s.says(ending(s, Duration.ZERO))),
        refused("over since an hour", Refusal.EXPIRED, s -> s.says(ending(s, HOUR.negated()))),
        refused(
            "a tombstone that is over",
            Refusal.EXPIRED,
            s -> {
              long exp = s.seconds(HOUR.negated());
              s.known(older(s, 1)).says(s.tombstone().with("iat", exp - 1).with("exp", exp));
            }),
        refused(
            "a term of an hour and a second",
            Refusal.TERM,
            s -> s.says(s.announcement().with("exp", s.seconds(HOUR.plusSeconds(1))))),
        refused(
            "a term of a year",
            Refusal.TERM,
            s -> s.says(s.announcement().with("exp", s.seconds(Duration.ofDays(365))))),
        refused(
            "an end at the beginning",
            Refusal.TERM,
            s -> s.says(s.announcement().with("exp", s.seconds(Duration.ZERO)))),
        refused(
            "an end before the beginning",
            Refusal.TERM,
            s -> s.says(s.announcement().with("exp", s.seconds(Duration.ofSeconds(-1))))),
        refused("a beginning in 1970", Refusal.TERM, s -> s.says(s.announcement().with("iat", 0))),
        refused("a revision of 0", Refusal.MALFORMED, s -> s.says(s.announcement().with("rev", 0))),
        refused(
            "a negative revision",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("rev", -1))),
        refused(
            "a negative time", Refusal.MALFORMED, s -> s.says(s.announcement().with("iat", -1))),
        refused(
            "an end after the year 9999",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("exp", 253_402_300_800L))),
        refused(
            "an end at the largest integer",
            Refusal.MALFORMED,
            s -> s.says(s.announcement().with("exp", Long.MAX_VALUE))));
  }

  private static Message older(Scene s, long by) {
    return s.announcement().with("rev", s.revision() - by);
  }

  private static long longAgo(Scene s) {
    return s.revision() - Duration.ofHours(5).toMillis();
  }

  private static Message expired(Scene s) {
    return s.announcement()
        .with("rev", longAgo(s))
        .with("iat", s.seconds(Duration.ofHours(-5)))
        .with("exp", s.seconds(Duration.ofHours(-4)));
  }

  private static Message ending(Scene s, Duration at) {
    return s.announcement().with("iat", s.seconds(at.minus(Scene.TERM))).with("exp", s.seconds(at));
  }
}
