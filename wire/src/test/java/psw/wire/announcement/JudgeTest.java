package psw.wire.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.jws.Jws;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

class JudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration TERM = Duration.ofMinutes(15);
  private static final Identity ANA = Identity.create(new SecureRandom());
  private static final Identity EVE = Identity.create(new SecureRandom());

  private static Announcement announcement(
      long revision, Instant issued, Duration term, List<Offer> services) {
    return new Announcement(
        ANA.id(),
        ANA.key(),
        new Label("ana"),
        revision,
        issued,
        issued.plus(term),
        Optional.empty(),
        false,
        List.of(new IpAddress("203.0.113.7")),
        Optional.of(new SshEnd(new Port(22), List.of("SHA256:" + "A".repeat(43)))),
        Optional.of(new GateKind(Optional.empty(), true)),
        Optional.empty(),
        services,
        List.of());
  }

  private static Announcement announcement(long revision) {
    return announcement(revision, NOW, TERM, List.of(offer(1)));
  }

  private static Offer offer(long id) {
    return new Offer(
        id,
        new Label("chat-" + id),
        new ServiceName("Chat"),
        new Description("talk"),
        new IpAddress("127.0.0.1"),
        new Port(4000),
        Health.UP);
  }

  private static long rev(Instant at) {
    return at.toEpochMilli();
  }

  private static Verdict judge(Known known, byte[] bytes) {
    return Judge.judge(ANA.id(), Optional.ofNullable(known), bytes, NOW);
  }

  private static Refusal refusal(Known known, byte[] bytes) {
    return assertInstanceOf(Verdict.Refused.class, judge(known, bytes)).why();
  }

  private static Known knownOf(byte[] bytes) {
    return assertInstanceOf(Verdict.Replaces.class, judge(null, bytes)).known();
  }

  private static byte[] lease(
      byte[] of, long revision, Instant issued, Duration term, Identity by) {
    return new Lease(ANA.id(), revision, Judge.sha256(of), issued, issued.plus(term)).sign(by);
  }

  @Test
  void a_first_announcement_is_believed_as_it_was_signed() {
    Announcement said = announcement(rev(NOW));
    Verdict verdict = judge(null, said.sign(ANA));
    assertEquals(said, assertInstanceOf(Verdict.Replaces.class, verdict).announcement());
  }

  @Test
  void a_higher_revision_replaces_a_lower_one() {
    Known known = knownOf(announcement(rev(NOW) - 1).sign(ANA));
    assertInstanceOf(Verdict.Replaces.class, judge(known, announcement(rev(NOW)).sign(ANA)));
  }

  @Test
  void the_same_bytes_again_change_nothing() {
    byte[] bytes = announcement(rev(NOW)).sign(ANA);
    assertInstanceOf(Verdict.Unchanged.class, judge(knownOf(bytes), bytes));
  }

  @Test
  void a_lower_revision_is_refused_and_told_the_known_one() {
    Known known = knownOf(announcement(rev(NOW)).sign(ANA));
    Verdict verdict = judge(known, announcement(rev(NOW) - 1).sign(ANA));
    assertEquals(
        new Verdict.Refused(Refusal.LOWER_REVISION, Optional.empty(), OptionalLong.of(rev(NOW))),
        verdict);
  }

  @Test
  void a_lower_revision_is_refused_also_after_the_known_one_expired() {
    Known known = new Known(ANA.key(), rev(NOW) + 1, "x", NOW.minusSeconds(9999));
    assertEquals(Refusal.LOWER_REVISION, refusal(known, announcement(rev(NOW)).sign(ANA)));
  }

  @Test
  void the_same_revision_with_other_bytes_is_equivocation() {
    Known known = knownOf(announcement(rev(NOW)).sign(ANA));
    byte[] other = announcement(rev(NOW), NOW, TERM, List.of()).sign(ANA);
    assertEquals(Refusal.EQUIVOCATION, refusal(known, other));
  }

  @Test
  void a_signature_by_another_key_is_refused() {
    byte[] ana = announcement(rev(NOW)).sign(ANA);
    String text = new String(ana, StandardCharsets.US_ASCII);
    byte[] forged =
        text.substring(0, text.length() - 86)
            .concat("A".repeat(86))
            .getBytes(StandardCharsets.US_ASCII);
    assertEquals(Refusal.SIGNATURE, refusal(null, forged));
  }

  @Test
  void an_announcement_signed_by_somebody_elses_key_is_refused() {
    assertEquals(Refusal.WRONG_ID, refusal(null, announcement(rev(NOW)).sign(EVE)));
  }

  @Test
  void an_id_that_is_not_the_hash_of_the_key_is_refused() {
    JsonObject payload =
        JsonObject.with("v", 1)
            .and("id", ANA.id().text())
            .and("key", EVE.key().text())
            .and("name", "ana")
            .and("rev", rev(NOW))
            .and("iat", NOW.getEpochSecond())
            .and("exp", NOW.plus(TERM).getEpochSecond())
            .build();
    assertEquals(Refusal.WRONG_ID, refusal(null, Jws.sign(Announcement.TYPE, payload, ANA)));
  }

  @Test
  void an_announcement_offered_under_another_id_is_refused() {
    Verdict verdict =
        Judge.judge(EVE.id(), Optional.empty(), announcement(rev(NOW)).sign(ANA), NOW);
    assertEquals(Refusal.WRONG_ID, assertInstanceOf(Verdict.Refused.class, verdict).why());
  }

  @Test
  void an_announcement_is_over_at_its_expiry() {
    byte[] bytes = announcement(rev(NOW), NOW.minus(TERM), TERM, List.of()).sign(ANA);
    assertEquals(Refusal.EXPIRED, refusal(null, bytes));
  }

  @Test
  void an_announcement_holds_until_a_second_before_its_expiry() {
    byte[] bytes =
        announcement(rev(NOW), NOW.minus(TERM).plusSeconds(1), TERM, List.of()).sign(ANA);
    assertInstanceOf(Verdict.Replaces.class, judge(null, bytes));
  }

  @Test
  void one_signed_five_minutes_ahead_is_believed() {
    byte[] bytes = announcement(rev(NOW), NOW.plus(Judge.AHEAD), TERM, List.of()).sign(ANA);
    assertInstanceOf(Verdict.Replaces.class, judge(null, bytes));
  }

  @Test
  void one_signed_further_ahead_is_refused() {
    byte[] bytes =
        announcement(rev(NOW), NOW.plus(Judge.AHEAD).plusSeconds(1), TERM, List.of()).sign(ANA);
    assertEquals(Refusal.TOO_FAR_AHEAD, refusal(null, bytes));
  }

  @Test
  void a_revision_too_far_ahead_is_refused() {
    assertEquals(
        Refusal.TOO_FAR_AHEAD,
        refusal(null, announcement(rev(NOW.plus(Judge.AHEAD)) + 1).sign(ANA)));
  }

  @Test
  void a_term_of_more_than_an_hour_is_refused() {
    byte[] bytes = announcement(rev(NOW), NOW, Duration.ofSeconds(3601), List.of()).sign(ANA);
    assertEquals(Refusal.TERM, refusal(null, bytes));
  }

  @Test
  void an_empty_term_is_refused() {
    assertEquals(
        Refusal.TERM,
        refusal(null, announcement(rev(NOW), NOW, Duration.ZERO, List.of()).sign(ANA)));
  }

  @Test
  void more_than_64_kib_are_refused_unread() {
    assertEquals(Refusal.TOO_LARGE, refusal(null, new byte[Announcement.LONGEST + 1]));
  }

  @Test
  void more_than_256_services_are_refused() {
    List<Offer> many = LongStream.rangeClosed(1, 257).mapToObj(JudgeTest::offer).toList();
    assertEquals(
        Refusal.TOO_MANY_SERVICES,
        refusal(null, announcement(rev(NOW), NOW, TERM, many).sign(ANA)));
  }

  @Test
  void another_type_is_refused() {
    byte[] bytes = Jws.sign("psw-other+jws", JsonObject.with("v", 1).build(), ANA);
    assertEquals(Refusal.MALFORMED, refusal(null, bytes));
  }

  @Test
  void another_version_is_refused() {
    byte[] bytes = Jws.sign(Announcement.TYPE, JsonObject.with("v", 2).build(), ANA);
    assertEquals(Refusal.VERSION, refusal(null, bytes));
  }

  @Test
  void a_tombstone_with_services_is_refused() {
    Announcement a = announcement(rev(NOW));
    Announcement odd =
        new Announcement(
            a.id(),
            a.key(),
            a.name(),
            a.revision(),
            a.issued(),
            a.expires(),
            a.next(),
            true,
            a.addresses(),
            a.ssh(),
            a.gate(),
            a.tls(),
            a.services(),
            a.boxes());
    assertEquals(Refusal.MALFORMED, refusal(null, odd.sign(ANA)));
  }

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

  @Test
  void the_signed_length_is_known_before_signing() {
    Announcement said = announcement(rev(NOW));
    assertEquals(said.sign(ANA).length, said.signedLength());
  }

  @Test
  void a_full_catalogue_with_long_names_fits_or_is_told_to_be_too_long() {
    List<Offer> many =
        LongStream.rangeClosed(1, 256)
            .mapToObj(
                id ->
                    new Offer(
                        id,
                        new Label("s" + id),
                        new ServiceName("n".repeat(64)),
                        new Description("d".repeat(256)),
                        new IpAddress("127.0.0.1"),
                        new Port(1),
                        Health.UP))
            .toList();
    assertTrue(announcement(rev(NOW), NOW, TERM, many).signedLength() > Announcement.LONGEST);
  }
}
