package psw.wire.announcement;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.wire.jws.Identity;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** Ana’s announcements and leases, and how they are judged at noon. */
final class Judging {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Duration TERM = Duration.ofMinutes(15);
  static final Identity ANA = Identity.create(new SecureRandom());
  static final Identity EVE = Identity.create(new SecureRandom());

  private Judging() {}

  static Announcement announcement(
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
        Optional.of(new GateKind(Optional.empty(), true, false)),
        Optional.empty(),
        services,
        List.of());
  }

  static Announcement announcement(long revision) {
    return announcement(revision, NOW, TERM, List.of(offer(1)));
  }

  static Offer offer(long id) {
    return new Offer(
        id,
        new Label("chat-" + id),
        new ServiceName("Chat"),
        new Description("talk"),
        new IpAddress("127.0.0.1"),
        new Port(4000),
        Health.UP);
  }

  static long rev(Instant at) {
    return at.toEpochMilli();
  }

  static Verdict judge(Known known, byte[] bytes) {
    return Judge.judge(ANA.id(), Optional.ofNullable(known), bytes, NOW);
  }

  static Refusal refusal(Known known, byte[] bytes) {
    return assertInstanceOf(Verdict.Refused.class, judge(known, bytes)).why();
  }

  static Known knownOf(byte[] bytes) {
    return assertInstanceOf(Verdict.Replaces.class, judge(null, bytes)).known();
  }

  static byte[] lease(byte[] of, long revision, Instant issued, Duration term, Identity by) {
    return new Lease(ANA.id(), revision, Judge.sha256(of), issued, issued.plus(term)).sign(by);
  }
}
