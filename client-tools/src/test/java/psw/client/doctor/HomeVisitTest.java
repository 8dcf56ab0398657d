package psw.client.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.client.api.Announced;
import psw.client.api.Reached;
import psw.client.knock.OwnAddress;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.announcement.SshEnd;
import psw.wire.jws.Identity;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;

class HomeVisitTest {
  private static final Identity ANA = Identity.create(new SecureRandom());
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Announced CURRENT =
      new Announced("https://rv.example:9443", "current", Optional.empty());

  private static Announcement said(Optional<SshEnd> ssh, boolean down) {
    return new Announcement(
        ANA.id(),
        ANA.key(),
        new Label("ana"),
        1,
        NOW,
        NOW.plusSeconds(600),
        Optional.empty(),
        false,
        List.of(),
        ssh,
        Optional.of(new GateKind(Optional.of(new Port(62201)), false, down)),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Announcement said() {
    return said(Optional.of(new SshEnd(new Port(22), List.of("SHA256:" + "A".repeat(43)))), false);
  }

  private static Optional<OwnAddress.Seen> nobody(boolean v6) {
    return Optional.empty();
  }

  private static OwnAddress.Observer sees(String address) {
    return v6 ->
        v6
            ? Optional.empty()
            : Optional.of(
                new OwnAddress.Seen(
                    new IpAddress(address).toInetAddress(), Optional.of(Duration.ZERO)));
  }

  private static List<What> found(
      Announcement said, List<Announced> places, OwnAddress.Observer outside, String... addresses) {
    List<What> all = new ArrayList<>();
    List<Reached> reached = new ArrayList<>();
    for (String address : addresses) {
      reached.add(new Reached(new IpAddress(address), "interface", List.of()));
    }
    new HomeVisit(outside, finding -> all.add(finding.what())).examine(said, places, reached);
    return all;
  }

  @Test
  void a_site_that_all_is_well_with_is_told_so() {
    assertEquals(
        List.of(
            What.PAIRED,
            What.ANNOUNCED,
            What.REACHED_AT,
            What.CLOCK_RIGHT,
            What.DATAGRAM,
            What.SSH),
        found(said(), List.of(CURRENT), sees("203.0.113.5"), "203.0.113.5"));
  }

  @Test
  void a_site_at_private_addresses_alone_is_not_reached_from_outside() {
    List<What> all = found(said(), List.of(CURRENT), HomeVisitTest::nobody, "192.168.1.2");
    assertTrue(all.contains(What.ONLY_PRIVATE), all::toString);
  }

  @Test
  void a_private_address_beside_a_wide_one_is_no_fault() {
    List<What> all =
        found(said(), List.of(CURRENT), HomeVisitTest::nobody, "203.0.113.5", "192.168.1.2");
    assertFalse(all.contains(What.ONLY_PRIVATE), all::toString);
    assertTrue(all.contains(What.PRIVATE), all::toString);
  }

  @Test
  void an_address_that_a_rendez_vous_sees_and_nobody_announces_is_named() {
    List<What> all = found(said(), List.of(CURRENT), sees("203.0.113.9"), "203.0.113.5");
    assertTrue(all.contains(What.SEEN_ELSEWHERE), all::toString);
  }

  @Test
  void a_site_that_is_announced_nowhere_is_told_so() {
    List<What> all = found(said(), List.of(), HomeVisitTest::nobody, "203.0.113.5");
    assertTrue(all.contains(What.NOWHERE), all::toString);
  }

  @Test
  void a_rendez_vous_that_lags_is_named() {
    Announced lags = new Announced("https://rv.example:9443", "lags", Optional.empty());
    List<What> all = found(said(), List.of(lags), HomeVisitTest::nobody, "203.0.113.5");
    assertTrue(all.contains(What.NOT_ANNOUNCED), all::toString);
  }

  @Test
  void a_site_without_ssh_server_or_receiver_is_told_so() {
    List<What> all =
        found(said(Optional.empty(), true), List.of(CURRENT), HomeVisitTest::nobody, "203.0.113.5");
    assertTrue(all.contains(What.NO_SSH), all::toString);
    assertTrue(all.contains(What.GATE_DOWN), all::toString);
  }
}
