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
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.client.api.Announced;
import psw.client.api.Reached;
import psw.client.knock.OwnAddress;
import psw.gate.rules.BadSetting;
import psw.gate.rules.Settings;
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

  private static final Set<String> OWN = Set.of("203.0.113.5");
  private static final Set<String> BEHIND = Set.of("192.168.1.2");

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
    Here here = here(Set.of(addresses), Set.of(22), Set.of(62201), "");
    new HomeVisit(outside, Optional.of(here), finding -> all.add(finding.what()))
        .examine(said, places, reached);
    return all;
  }

  private static Here here(Set<String> own, Set<Integer> tcp, Set<Integer> udp, String gateConf) {
    try {
      return new Here(tcp, udp, own, Optional.of(Settings.parse(gateConf)), Optional.empty());
    } catch (BadSetting e) {
      throw new AssertionError(e);
    }
  }

  /** What is found of a site that announces TCP 22 and UDP 62201, behind its own addresses. */
  private static List<What> at(Here here) {
    return at(here, "interface");
  }

  private static List<What> at(Here here, String from) {
    List<What> all = new ArrayList<>();
    new HomeVisit(HomeVisitTest::nobody, Optional.of(here), finding -> all.add(finding.what()))
        .examine(
            said(),
            List.of(CURRENT),
            List.of(new Reached(new IpAddress("203.0.113.5"), from, List.of())));
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

  @Test
  void an_ssh_server_that_does_not_run_is_no_ssh_server() {
    List<What> all = at(here(OWN, Set.of(), Set.of(62201), ""));
    assertTrue(all.contains(What.NOT_LISTENING), all::toString);
    assertFalse(all.contains(What.SSH), all::toString);
  }

  @Test
  void a_receiver_that_does_not_run_is_named_before_the_broker_notices() {
    List<What> all = at(here(OWN, Set.of(22), Set.of(), ""));
    assertTrue(all.contains(What.NOT_RECEIVED), all::toString);
    assertFalse(all.contains(What.DATAGRAM), all::toString);
  }

  @Test
  void without_a_gate_here_its_receiver_may_be_on_another_host() {
    Here here = new Here(Set.of(22), Set.of(), OWN, Optional.empty(), Optional.empty());
    assertTrue(at(here).contains(What.RECEIVED_ELSEWHERE), () -> at(here).toString());
  }

  @Test
  void rules_that_take_knocks_at_another_port_than_is_announced_are_named() {
    List<What> all = at(here(OWN, Set.of(22), Set.of(62201), "spa-port = 7000"));
    assertTrue(all.contains(What.RULES_OTHER_PORT), all::toString);
    assertFalse(all.contains(What.DATAGRAM), all::toString);
  }

  @Test
  void rules_that_know_a_sequence_alone_are_named_where_a_datagram_is_announced() {
    String conf = "knock = sequence\nsequence = 1111, 2222, 3333";
    List<What> all = at(here(OWN, Set.of(22), Set.of(62201), conf));
    assertTrue(all.contains(What.RULES_TAKE_SEQUENCE), all::toString);
  }

  @Test
  void rules_that_a_knock_opens_another_port_in_are_named() {
    List<What> all = at(here(OWN, Set.of(22), Set.of(62201), "ssh = 22022"));
    assertTrue(all.contains(What.RULES_SHUT), all::toString);
  }

  @Test
  void settings_that_cannot_be_read_are_said_to_be_unknown() {
    Here here = new Here(Set.of(22), Set.of(62201), OWN, Optional.empty(), Optional.of("why"));
    assertTrue(at(here).contains(What.RULES_UNREAD), () -> at(here).toString());
  }

  @Test
  void an_address_of_its_router_is_said_to_need_forwarding() {
    List<What> all = at(here(BEHIND, Set.of(22), Set.of(62201), ""), "rendez-vous");
    assertTrue(all.contains(What.FORWARDED), all::toString);
    assertFalse(all.contains(What.REACHED_AT), all::toString);
  }

  @Test
  void an_address_that_the_owner_set_and_this_host_does_not_have_is_its_routers() {
    List<What> all = at(here(BEHIND, Set.of(22), Set.of(62201), ""), "setting");
    assertTrue(all.contains(What.FORWARDED), all::toString);
  }

  @Test
  void behind_a_router_that_has_other_ports_those_of_the_settings_are_looked_at() {
    String conf = "ssh = 40022\nspa-port = 7000";
    List<What> all = at(here(BEHIND, Set.of(40022), Set.of(7000), conf), "rendez-vous");
    assertTrue(all.containsAll(List.of(What.SSH, What.DATAGRAM)), all::toString);
    List<What> down = at(here(BEHIND, Set.of(), Set.of(), conf), "rendez-vous");
    assertTrue(down.containsAll(List.of(What.NOT_LISTENING, What.NOT_RECEIVED)), down::toString);
  }

  @Test
  void of_a_broker_on_another_host_is_said_that_nobody_looks_there() {
    List<What> all = new ArrayList<>();
    new HomeVisit(HomeVisitTest::nobody, Optional.empty(), finding -> all.add(finding.what()))
        .examine(said(), List.of(CURRENT), List.of());
    assertTrue(all.contains(What.NOT_HERE), all::toString);
  }
}
