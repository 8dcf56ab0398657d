package psw.wire.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static psw.wire.announcement.Judging.ANA;
import static psw.wire.announcement.Judging.EVE;
import static psw.wire.announcement.Judging.NOW;
import static psw.wire.announcement.Judging.TERM;
import static psw.wire.announcement.Judging.announcement;
import static psw.wire.announcement.Judging.judge;
import static psw.wire.announcement.Judging.knownOf;
import static psw.wire.announcement.Judging.lease;
import static psw.wire.announcement.Judging.refusal;
import static psw.wire.announcement.Judging.rev;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.wire.json.JsonObject;
import psw.wire.jws.Jws;
import psw.wire.value.BrokerId;

/** How leases keep announcements alive. */
class JudgeLeasesTest {
  @Test
  void a_lease_keeps_the_known_announcement_alive() {
    byte[] bytes = announcement(rev(NOW)).sign(ANA);
    byte[] lease = lease(bytes, rev(NOW), NOW, Duration.ofMinutes(20), ANA);
    Verdict verdict = judge(knownOf(bytes), lease);
    assertEquals(
        NOW.plus(Duration.ofMinutes(20)),
        assertInstanceOf(Verdict.Renews.class, verdict).known().liveUntil());
  }

  @Test
  void a_lease_that_ends_earlier_takes_nothing_away() {
    byte[] bytes = announcement(rev(NOW)).sign(ANA);
    byte[] lease = lease(bytes, rev(NOW), NOW, Duration.ofMinutes(1), ANA);
    assertInstanceOf(Verdict.Unchanged.class, judge(knownOf(bytes), lease));
  }

  @Test
  void a_lease_for_another_revision_is_refused() {
    byte[] bytes = announcement(rev(NOW)).sign(ANA);
    byte[] lease = lease(bytes, rev(NOW) - 1, NOW, TERM, ANA);
    assertEquals(Refusal.OTHER_ANNOUNCEMENT, refusal(knownOf(bytes), lease));
  }

  @Test
  void a_lease_for_other_bytes_is_refused() {
    byte[] bytes = announcement(rev(NOW)).sign(ANA);
    byte[] lease = lease(new byte[1], rev(NOW), NOW, TERM, ANA);
    assertEquals(Refusal.OTHER_ANNOUNCEMENT, refusal(knownOf(bytes), lease));
  }

  @Test
  void a_lease_of_an_unknown_broker_is_refused() {
    byte[] lease = lease(new byte[1], rev(NOW), NOW, TERM, ANA);
    assertEquals(Refusal.OTHER_ANNOUNCEMENT, refusal(null, lease));
  }

  @Test
  void a_lease_signed_by_another_key_is_refused() {
    byte[] bytes = announcement(rev(NOW)).sign(ANA);
    BrokerId ana = ANA.id();
    JsonObject payload =
        JsonObject.with("v", 1)
            .and("id", ana.text())
            .and("rev", rev(NOW))
            .and("sha256", Judge.sha256(bytes))
            .and("iat", NOW.getEpochSecond())
            .and("exp", NOW.plus(TERM).getEpochSecond())
            .build();
    assertEquals(Refusal.WRONG_ID, refusal(knownOf(bytes), Jws.sign(Lease.TYPE, payload, EVE)));
  }

  @Test
  void an_expired_announcement_counts_with_the_lease_that_keeps_it_alive() {
    Instant then = NOW.minus(Duration.ofHours(5));
    byte[] bytes = announcement(rev(then), then, TERM, List.of()).sign(ANA);
    byte[] lease = lease(bytes, rev(then), NOW, TERM, ANA);
    Verdict verdict = Judge.judge(ANA.id(), Optional.empty(), bytes, lease, NOW);
    assertEquals(
        NOW.plus(TERM), assertInstanceOf(Verdict.Replaces.class, verdict).known().liveUntil());
  }

  @Test
  void an_expired_announcement_with_the_lease_of_another_is_refused() {
    Instant then = NOW.minus(Duration.ofHours(5));
    byte[] bytes = announcement(rev(then), then, TERM, List.of()).sign(ANA);
    byte[] lease = lease(new byte[1], rev(then), NOW, TERM, ANA);
    Verdict verdict = Judge.judge(ANA.id(), Optional.empty(), bytes, lease, NOW);
    assertEquals(
        Refusal.OTHER_ANNOUNCEMENT, assertInstanceOf(Verdict.Refused.class, verdict).why());
  }
}
