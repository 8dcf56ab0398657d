package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psw.client.lab.Host;
import psw.client.lab.Lab;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** A gateway between two networks, with {@code ip-forward.sh} and behind the gate's rules. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "iptables-restore", "ip6tables-restore", "nft", "ping", "nc"})
class ForwardingIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String[] SETTINGS = {
    "sh",
    "-c",
    "grep -r . /proc/sys/net/ipv4/conf /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv6/conf"
        + " 2>/dev/null | grep -v stable_secret | sort"
  };

  private Lab lab;
  private Host gateway;
  private Host inside;

  @BeforeEach
  void build() throws Exception {
    lab = Lab.open();
    String[] both = {"10.78.1.1/24", "10.78.2.1/24", "fd78:1::1/64", "fd78:2::1/64"};
    gateway = lab.host("gateway", both);
    inside = lab.host("inside", "10.78.1.2/24", "fd78:1::2/64");
    Host outside = lab.host("outside", "10.78.2.2/24", "fd78:2::2/64");
    Firewall.run(inside, "ip", "route", "add", "default", "via", "10.78.1.1");
    Firewall.run(inside, "ip", "route", "add", "default", "via", "fd78:1::1");
    Firewall.run(outside, "ip", "route", "add", "default", "via", "10.78.2.1");
    Firewall.run(outside, "ip", "route", "add", "default", "via", "fd78:2::1");
    String off =
        "echo 0 > /proc/sys/net/ipv4/ip_forward; echo 0 > /proc/sys/net/ipv6/conf/all/forwarding";
    Firewall.run(gateway, "sh", "-c", off);
    Files.copy(
        Firewall.RULES.resolve("ip-forward.sh"), gateway.root().resolve("root/ip-forward.sh"));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private Outcome script(String... option) throws Exception {
    return gateway.command("sh", "/root/ip-forward.sh", String.join("", option)).run(SOON);
  }

  private void turn(String... option) throws Exception {
    Outcome outcome =
        option.length == 0 ? gateway.run(SOON, "sh", "/root/ip-forward.sh") : script(option);
    assertEquals(new Outcome(0, "", ""), outcome);
  }

  private boolean reaches(String outside) throws Exception {
    return inside.run(SOON, "ping", "-c1", "-W1", outside).succeeded();
  }

  /** From the inside out, by both families or by neither. */
  private void expectForwarded(boolean expected) throws Exception {
    for (String outside : List.of("10.78.2.2", "fd78:2::2")) {
      assertEquals(expected, reaches(outside), outside);
    }
  }

  private String settings() throws Exception {
    return gateway.run(SOON, SETTINGS).out();
  }

  @Test
  void a_gateway_forwards_both_families() throws Exception {
    expectForwarded(false);
    turn();
    expectForwarded(true);
  }

  @Test
  void undo_puts_every_setting_back() throws Exception {
    String before = settings();
    turn();
    assertNotEquals(before, settings());
    turn("--undo");
    assertEquals(before, settings());
  }

  @Test
  void turning_on_twice_changes_nothing_and_one_undo_undoes_both() throws Exception {
    String before = settings();
    turn();
    String once = settings();
    turn();
    assertEquals(once, settings());
    turn("--undo");
    assertEquals(before, settings());
  }

  @Test
  void undo_restores_a_host_that_forwarded_before() throws Exception {
    Firewall.run(gateway, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
    String before = settings();
    turn();
    turn("--undo");
    assertEquals(before, settings());
    assertTrue(reaches("10.78.2.2"));
  }

  @Test
  void undo_without_anything_done_says_so_and_changes_nothing() throws Exception {
    String before = settings();
    assertEquals(new Outcome(0, "", "ip-forward: nothing to undo\n"), script("--undo"));
    assertEquals(before, settings());
  }

  @Test
  void a_gateway_still_takes_router_advertisements() throws Exception {
    turn();
    String accept = "/proc/sys/net/ipv6/conf/eth0/accept_ra";
    assertEquals("2\n", gateway.run(SOON, "cat", accept).out());
  }

  @Test
  void an_unknown_option_is_wrong_usage() throws Exception {
    String before = settings();
    Outcome outcome = script("--on");
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().startsWith("ip-forward: unknown option --on\nusage: "), outcome.err());
    assertEquals(before, settings());
  }

  @Test
  void without_root_it_says_what_it_needs() throws Exception {
    Files.copy(Firewall.RULES.resolve("ip-forward.sh"), gateway.root().resolve("tmp/script"));
    Outcome outcome = gateway.command("sh", "/tmp/script").as("nobody").run(SOON);
    assertEquals(1, outcome.exit());
    assertTrue(outcome.err().endsWith("this needs root\n"), outcome.err());
  }

  @ParameterizedTest
  @EnumSource
  void behind_the_gates_rules_a_gateway_forwards_nothing(Firewall firewall) throws Exception {
    turn();
    firewall.loadSite(gateway);
    expectForwarded(false);
  }

  @ParameterizedTest
  @EnumSource
  void behind_a_rendezvous_rules_a_gateway_forwards_nothing(Firewall firewall) throws Exception {
    turn();
    firewall.loadRendezvous(gateway);
    expectForwarded(false);
  }

  @ParameterizedTest
  @EnumSource
  void a_knock_of_the_inside_at_another_site_is_tracked(Firewall firewall) throws Exception {
    turn();
    firewall.loadSpa(gateway);
    letOut(firewall);
    for (String outside : List.of("10.78.2.2", "fd78:2::2")) {
      int before = connections();
      // without an entry it would leave untranslated where the gateway translates addresses
      String knock = "head -c 88 /dev/zero | nc -u -w1 " + outside + " 62201";
      inside.run(SOON, "sh", "-c", knock);
      assertEquals(before + 1, connections(), outside);
    }
  }

  private int connections() throws Exception {
    String count = "/proc/sys/net/netfilter/nf_conntrack_count";
    return Integer.parseInt(gateway.run(SOON, "cat", count).out().strip());
  }

  @ParameterizedTest
  @EnumSource
  void the_lines_of_the_readme_let_the_inside_out(Firewall firewall) throws Exception {
    turn();
    firewall.loadSite(gateway);
    letOut(firewall);
    expectForwarded(true);
  }

  private void letOut(Firewall firewall) throws Exception {
    for (String command : Readme.block("forward " + firewall)) {
      Firewall.run(
          gateway,
          "sh",
          "-c",
          command.replace("LAN4", "10.78.1.0/24").replace("LAN6", "fd78:1::/64"));
    }
  }
}
