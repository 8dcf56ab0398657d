package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.REFUSED;
import static psw.gate.Seen.SILENT;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psw.gate.rules.Backend;
import psw.gate.rules.Jump;
import psw.gate.rules.Rules;
import psw.gate.rules.Settings;
import psw.testing.Needs;

/** The gate in chains of its own, beside the rules that a host has already. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "setpriv", "iptables-restore", "ip6tables-restore", "nft", "perl"})
class OwnChainsIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String NEW_SITE = "tls = public";
  private static final String BOTH =
      "knock = both\nsequence = 7401, 5120, 9233, 6001\nbroker = 10.77.0.0/16, fd77::/64";

  private Street street;
  private Gate gate;

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
    gate = street.gate(22, 5432, 8000, 8443);
    Foreign.load(gate);
  }

  @AfterEach
  void close() {
    street.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_gate_beside_others_rules_opens_by_a_knock_and_not_by_what_they_let_in(Firewall firewall)
      throws Exception {
    apply(firewall, NEW_SITE);
    RunningReceiver.start(firewall, gate.host(), Street.VISITORS);
    for (Family family : Family.values()) {
      Visitor visitor = street.visitor(gate, family);
      assertEquals(SILENT, visitor.call(22));
      assertEquals(SILENT, visitor.call(5432));
      assertEquals(SILENT, visitor.call(8000));
      assertEquals(OPEN, visitor.reach(8443));
      SpaSites.knock(visitor);
      assertEquals(OPEN, visitor.reach(22));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_longer_sequence_opens_as_well_and_the_broker_is_for_its_networks(Firewall firewall)
      throws Exception {
    apply(firewall, BOTH);
    for (Family family : Family.values()) {
      Visitor visitor = street.visitor(gate, family);
      assertEquals(OPEN, visitor.reach(8000));
      visitor.knock(7401, 5120, 9233);
      assertEquals(SILENT, visitor.call(22));
      visitor.knock(7401, 5120, 9233, 6001);
      assertEquals(OPEN, visitor.reach(22));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_stands_for_remote_services_is_reached_by_the_own_network_alone(Firewall firewall)
      throws Exception {
    Firewall.run(gate.host(), "ip", "route", "add", "local", "10.199.0.0/16", "dev", "lo");
    Visitor visitor = street.visitor(gate, "10.199.7.8");
    apply(firewall, "open = 5432/tcp\nlan = lan0");
    assertEquals(SILENT, visitor.call(5432), "what the owner keeps open is not open there");
    apply(firewall, "lan = lan0, eth0");
    assertEquals(OPEN, visitor.reach(5432));
  }

  @ParameterizedTest
  @EnumSource
  void what_stands_for_nothing_here_is_not_sent_on_elsewhere(Firewall firewall) throws Exception {
    Firewall.run(gate.host(), "sysctl", "-qw", "net.ipv4.ip_forward=1");
    Firewall.run(gate.host(), "ip", "route", "add", "default", "via", Family.V4.visitor(0));
    Visitor visitor = street.visitor(gate, "10.199.7.8");
    apply(firewall, "lan = eth0");
    assertEquals(REFUSED, visitor.call(5432));
  }

  @ParameterizedTest
  @EnumSource
  void others_rules_stay_and_ours_go_without_a_trace(Firewall firewall) throws Exception {
    String before = Foreign.rules(gate);
    apply(firewall, BOTH);
    String with = Foreign.rules(gate);
    for (String line : before.lines().toList()) {
      assertTrue(with.contains(line + "\n"), line);
    }
    assertTrue(with.contains("5120"), with);
    takeAway(firewall);
    assertEquals(before, Foreign.rules(gate));
    takeAway(firewall);
    assertEquals(before, Foreign.rules(gate), "where there is nothing of ours");
  }

  @ParameterizedTest
  @EnumSource
  void loading_again_is_loading_once(Firewall firewall) throws Exception {
    apply(firewall, BOTH);
    String once = Foreign.rules(gate);
    apply(firewall, BOTH);
    assertEquals(once, Foreign.rules(gate));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_left_of_former_settings(Firewall firewall) throws Exception {
    apply(firewall, NEW_SITE);
    String fresh = Foreign.rules(gate);
    apply(firewall, BOTH);
    apply(firewall, "knock = sequence\nsequence = 7401, 5120, 9233");
    String sequence = Foreign.rules(gate);
    assertFalse(sequence.contains("62201") || sequence.contains("6001"), sequence);
    apply(firewall, NEW_SITE);
    assertEquals(fresh, Foreign.rules(gate));
  }

  @Test
  void who_has_knocked_may_enter_after_the_rules_were_loaded_again() throws Exception {
    apply(Firewall.IPTABLES, NEW_SITE);
    RunningReceiver.start(Firewall.IPTABLES, gate.host(), Street.VISITORS);
    for (Family family : Family.values()) {
      Visitor visitor = street.visitor(gate, family);
      SpaSites.knock(visitor);
      apply(Firewall.IPTABLES, NEW_SITE + "\nwindow = 20");
      assertEquals(OPEN, visitor.reach(22));
      SpaSites.knock(visitor);
      assertEquals(OPEN, visitor.reach(22), "the receiver may still write the list");
    }
  }

  private void apply(Firewall firewall, String settings) throws Exception {
    Rules rules = Rules.of(Settings.parse(settings));
    for (Backend backend : backends(firewall)) {
      Foreign.feed(gate, backend, rules.own(backend, there(backend)));
    }
  }

  private void takeAway(Firewall firewall) throws Exception {
    for (Backend backend : backends(firewall)) {
      Foreign.feed(gate, backend, Rules.gone(backend, there(backend)));
    }
  }

  private static Backend[] backends(Firewall firewall) {
    return firewall == Firewall.NFTABLES
        ? new Backend[] {Backend.NFTABLES}
        : new Backend[] {Backend.IPTABLES, Backend.IP6TABLES};
  }

  private List<Jump> there(Backend backend) throws Exception {
    String save = backend.program().replace("-restore", "-save");
    return backend == Backend.NFTABLES ? List.of() : Jump.in(gate.host().run(SOON, save).out());
  }
}
