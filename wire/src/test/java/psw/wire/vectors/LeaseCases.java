package psw.wire.vectors;

import static psw.wire.vectors.Case.good;
import static psw.wire.vectors.Case.refused;
import static psw.wire.vectors.Message.quoted;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Refusal;

/** Leases, alone and beside their announcement. */
final class LeaseCases {
  private static final Duration HOUR = Duration.ofHours(1);

  private LeaseCases() {}

  static List<Case> all() {
    return List.of(
        good("a lease", Answer.RENEWS, s -> renewed(s, l -> l)),
        good(
            "a lease that ends before what it renews",
            Answer.UNCHANGED,
            s -> renewed(s, l -> l.with("exp", s.seconds(Duration.ofMinutes(10))))),
        good(
            "a lease after its announcement's own time",
            Answer.RENEWS,
            s -> s.known(over(s)).says(s.leaseOf(s.last(), longAgo(s)))),
        good(
            "an announcement past its own time beside its lease",
            Answer.REPLACES,
            s -> s.says(over(s)).beside(s.leaseOf(over(s).bytes(), longAgo(s)))),
        good(
            "a lease of an hour",
            Answer.RENEWS,
            s -> renewed(s, l -> l.with("exp", s.seconds(HOUR)))),
        good(
            "the lease of a tombstone, which stays one",
            Answer.RENEWS,
            s -> s.known(s.tombstone()).says(s.leaseOf(s.last(), s.revision()))),
        refused(
            "a lease of somebody unknown",
            Refusal.OTHER_ANNOUNCEMENT,
            s -> s.says(s.leaseOf(s.announcement().bytes(), s.revision()))),
        refused(
            "a lease of a lower revision",
            Refusal.OTHER_ANNOUNCEMENT,
            s -> renewed(s, l -> l.with("rev", s.revision() - 1))),
        refused(
            "a lease of a higher revision",
            Refusal.OTHER_ANNOUNCEMENT,
            s -> renewed(s, l -> l.with("rev", s.revision() + 1))),
        refused(
            "a lease of other bytes of the same revision",
            Refusal.OTHER_ANNOUNCEMENT,
            s -> renewed(s, l -> l.with("sha256", quoted(Judge.sha256(new byte[1]))))),
        refused(
            "the lease of what a tombstone withdrew",
            Refusal.OTHER_ANNOUNCEMENT,
            s -> {
              byte[] first = s.announcement().with("rev", s.revision() - 1).bytes();
              s.known(s.announcement().with("rev", s.revision() - 1)).known(s.tombstone());
              s.says(s.leaseOf(first, s.revision() - 1));
            }),
        refused(
            "a lease signed by another key",
            Refusal.SIGNATURE,
            s -> renewed(s, l -> l.signedBy(s.eve))),
        refused(
            "a lease that names another key in its header",
            Refusal.WRONG_ID,
            s -> renewed(s, l -> l.header("kid", quoted(s.eve.id().text())).signedBy(s.eve))),
        refused(
            "a lease whose payload names another broker",
            Refusal.WRONG_ID,
            s -> renewed(s, l -> l.with("id", quoted(s.eve.id().text())))),
        refused(
            "another broker's own lease",
            Refusal.WRONG_ID,
            s ->
                renewed(
                    s,
                    l ->
                        l.header("kid", quoted(s.eve.id().text()))
                            .with("id", quoted(s.eve.id().text()))
                            .signedBy(s.eve))),
        refused(
            "a lease that is over",
            Refusal.EXPIRED,
            s ->
                renewed(
                    s,
                    l ->
                        l.with("iat", s.seconds(Duration.ofMinutes(-20)))
                            .with("exp", s.seconds(Duration.ofMinutes(-10))))),
        refused(
            "a lease that ends this second",
            Refusal.EXPIRED,
            s ->
                renewed(
                    s,
                    l ->
                        l.with("iat", s.seconds(Duration.ofMinutes(-20)))
                            .with("exp", s.seconds(Duration.ZERO)))),
        refused(
            "a lease of more than an hour",
            Refusal.TERM,
            s -> renewed(s, l -> l.with("exp", s.seconds(HOUR.plusSeconds(1))))),
        refused(
            "a lease of a year",
            Refusal.TERM,
            s -> renewed(s, l -> l.with("exp", s.seconds(Duration.ofDays(365))))),
        refused(
            "a lease that ends before it begins",
            Refusal.TERM,
            s -> renewed(s, l -> l.with("exp", s.seconds(Duration.ofSeconds(-1))))),
        refused(
            "a lease signed an hour ahead",
            Refusal.TOO_FAR_AHEAD,
            s ->
                renewed(
                    s,
                    l ->
                        l.with("iat", s.seconds(HOUR))
                            .with("exp", s.seconds(HOUR.plusMinutes(5))))),
        refused(
            "an announcement past its own time beside the lease of another",
            Refusal.OTHER_ANNOUNCEMENT,
            s -> s.says(over(s)).beside(s.leaseOf(s.announcement().bytes(), longAgo(s)))),
        refused(
            "an announcement past its own time beside a forged lease",
            Refusal.SIGNATURE,
            s -> s.says(over(s)).beside(s.leaseOf(over(s).bytes(), longAgo(s)).signedBy(s.eve))),
        refused(
            "an announcement past its own time beside a lease that is over",
            Refusal.EXPIRED,
            s ->
                s.says(over(s))
                    .beside(
                        s.leaseOf(over(s).bytes(), longAgo(s))
                            .with("iat", s.seconds(Duration.ofMinutes(-20)))
                            .with("exp", s.seconds(Duration.ofMinutes(-10))))),
        refused(
            "a lease's members under an announcement's type",
            Refusal.MALFORMED,
            s -> renewed(s, l -> l.header("typ", quoted(Announcement.TYPE)))),
        refused("a lease of version 2", Refusal.VERSION, s -> renewed(s, l -> l.with("v", 2))),
        refused(
            "a lease without a hash", Refusal.MALFORMED, s -> renewed(s, l -> l.without("sha256"))),
        refused(
            "a lease without a revision",
            Refusal.MALFORMED,
            s -> renewed(s, l -> l.without("rev"))),
        refused("a lease without an id", Refusal.MALFORMED, s -> renewed(s, l -> l.without("id"))),
        refused(
            "a lease without a beginning",
            Refusal.MALFORMED,
            s -> renewed(s, l -> l.without("iat"))),
        refused(
            "a lease without an end", Refusal.MALFORMED, s -> renewed(s, l -> l.without("exp"))),
        refused(
            "a lease with two revisions",
            Refusal.MALFORMED,
            s -> renewed(s, l -> l.again("rev", Long.toString(s.revision())))),
        refused(
            "a lease whose revision is a text",
            Refusal.MALFORMED,
            s -> renewed(s, l -> l.with("rev", quoted("" + s.revision())))),
        refused(
            "a lease whose hash is of 42 characters",
            Refusal.MALFORMED,
            s -> renewed(s, l -> l.with("sha256", quoted("A".repeat(42))))),
        refused(
            "a lease whose hash is in hexadecimal",
            Refusal.MALFORMED,
            s -> renewed(s, l -> l.with("sha256", quoted("0".repeat(64))))),
        refused(
            "a lease whose hash has stray last bits",
            Refusal.MALFORMED,
            s -> renewed(s, l -> l.with("sha256", quoted("A".repeat(42) + "B")))));
  }

  private static void renewed(Scene s, UnaryOperator<Message> change) {
    s.known(s.announcement());
    s.says(change.apply(s.leaseOf(s.last(), s.revision())));
  }

  private static long longAgo(Scene s) {
    return s.revision() - Duration.ofHours(5).toMillis();
  }

  private static Message over(Scene s) {
    return s.announcement()
        .with("rev", longAgo(s))
        .with("iat", s.seconds(Duration.ofHours(-5)))
        .with("exp", s.seconds(Duration.ofHours(-4)));
  }
}
