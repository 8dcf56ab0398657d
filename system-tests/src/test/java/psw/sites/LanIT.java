package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import psw.client.lab.Host;
import psw.client.lab.Lab;
import psw.client.lab.Outcome;
import psw.testing.Household;
import psw.testing.Needs;
import psw.testing.Town;

/**
 * Two sites whose gateways are their networks' routers. A host behind each has an address and a
 * default route and nothing of ours, and reaches services of the other network.
 */
@Needs({
  "root",
  "ip",
  "nsenter",
  "unshare",
  "setpriv",
  "iptables-restore",
  "ip6tables-restore",
  "sshd",
  "ssh-keygen",
  "nc",
  "curl"
})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LanIT {
  private static final String UP = "root/up.log";
  // as its unit gives it: who may listen at 80
  private static final String LOW_PORTS =
      "setpriv --reuid psw --regid psw --init-groups --no-new-privs"
          + " --inh-caps +net_bind_service --ambient-caps +net_bind_service";

  private static Lab lab;
  private static Host rv;
  private static Household ana;
  private static Household rui;

  @BeforeAll
  static void build() throws Exception {
    lab = Town.lab();
    rv = lab.host("rv", "10.77.0.1/24", "fd77::1/64");
    String rendezvous = Town.rendezvous(rv, "10.77.0.1");
    ana = household("ana", "10.77.0.2", "192.168.20", rendezvous);
    rui = household("rui", "10.77.0.3", "192.168.30", rendezvous);
    pair();
    for (Household each : List.of(ana, rui)) {
      Town.must(each.host(), "cp", "/etc/psw/gate.conf", "/root/gate.conf");
      psw(each.host(), "firewall apply --lan lan0 --settings /root/gate.conf --within 600");
      Process up = each.begins(LOW_PORTS, UP, "up", "--stay", "--lan", other(each));
      await().atMost(Town.SOON).until(() -> !up.isAlive() || each.text(UP).contains("/web"));
    }
  }

  @AfterAll
  static void close() {
    if (lab != null) {
      lab.close();
    }
  }

  private static Household household(String name, String address, String net, String rendezvous)
      throws Exception {
    Host host = lab.host(name, address + "/24");
    Household home = new Household(host, address, rendezvous);
    home.build();
    sh(
        host,
        "sysctl -qw net.ipv4.ip_forward=1"
            + " && { unshare -n sleep 3600 </dev/null >/dev/null 2>&1 & echo $! >/root/behind; }"
            + " && until [ \"$(readlink /proc/$(cat /root/behind)/ns/net)\" !="
            + " \"$(readlink /proc/self/ns/net)\" ]; do :; done"
            + " && ip link add lan0 type veth peer name eth0 netns $(cat /root/behind)"
            + (" && ip address add " + net + ".1/24 dev lan0 && ip link set lan0 up"));
    behind(host, "ip link set lo up; ip address add " + net + ".7/24 dev eth0");
    behind(host, "ip link set eth0 up; ip route add default via " + net + ".1");
    // a web server of its own, in the network behind: the gateway knows it by its address
    behind(
        host,
        "(while :; do printf 'HTTP/1.0 200 OK\\r\\n\\r\\nI am of "
            + name
            + "\\n' | nc -l -N -p 80 >/dev/null; done) </dev/null >/dev/null 2>&1 &");
    home.owner("publish", "web", net + ".7", "80");
    return home;
  }

  private static void pair() throws Exception {
    Process invites =
        ana.begins(
            "setpriv --reuid psw --regid psw --init-groups",
            "root/pair.log",
            "pair",
            "--name",
            "rui");
    Pattern said = Pattern.compile("(?m)^(\\S+@\\S+)$");
    await().atMost(Town.SOON).until(() -> said.matcher(ana.text("root/pair.log")).find());
    Matcher line = said.matcher(ana.text("root/pair.log"));
    String code = line.find() ? line.group(1) : "";
    rui.owner("pair", code, "--name", "ana");
    assertEquals(0, invites.waitFor());
    ana.owner("grant", "rui", "web");
    rui.owner("grant", "ana", "web");
  }

  private static String other(Household one) {
    return one == ana ? "rui" : "ana";
  }

  private static Outcome psw(Host host, String words) throws Exception {
    Outcome outcome = host.run(Town.SOON, Town.words("", Town.psw(words.split(" ", -1))));
    assertEquals(0, outcome.exit(), outcome::toString);
    return outcome;
  }

  private static String sh(Host host, String command) throws Exception {
    Outcome outcome = host.run(Town.SOON, "sh", "-c", command);
    assertEquals(0, outcome.exit(), outcome::toString);
    return outcome.out();
  }

  private static String behind(Host router, String command) throws Exception {
    return tried(router, command).out();
  }

  private static Outcome tried(Host router, String command) throws Exception {
    String enter = "exec nsenter -t $(cat /root/behind) -n sh -c \"$0\"";
    return router.run(Town.SOON, "sh", "-c", enter, command);
  }

  /** Where a site's gateway says that the other's web server is. */
  private static String address(Household home) {
    Matcher where = Pattern.compile("(10\\.199\\.\\d+\\.\\d+):80 -> ").matcher(home.text(UP));
    assertTrue(where.find(), home.text(UP));
    return where.group(1);
  }

  private static void reaches(Household from, String text) throws Exception {
    String url = "http://" + address(from) + "/";
    Outcome curl = tried(from.host(), "curl -s --http0.9 --max-time 40 " + url);
    assertTrue(curl.out().contains(text), () -> curl + from.text(UP));
  }

  @Test
  @Order(1)
  void a_host_behind_one_gateway_reaches_a_service_behind_the_other() throws Exception {
    reaches(ana, "I am of rui");
  }

  @Test
  @Order(2)
  void and_the_other_way_round() throws Exception {
    reaches(rui, "I am of ana");
  }

  @Test
  @Order(3)
  void nc_does_as_well() throws Exception {
    String line = "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc -w 40 " + address(ana) + " 80";
    assertTrue(behind(ana.host(), line).contains("I am of rui"));
  }

  @Test
  @Order(4)
  void nobody_outside_that_network_reaches_it() throws Exception {
    sh(rv, "ip route replace 10.199.0.0/16 via 10.77.0.2");
    Outcome curl = rv.run(Town.SOON, "curl", "-s", "--max-time", "3", "http://" + address(ana));
    assertEquals(28, curl.exit(), "silence: " + curl);
    reaches(ana, "I am of rui");
  }

  @Test
  @Order(5)
  void an_address_that_stands_for_nothing_refuses_at_once() throws Exception {
    Outcome curl = tried(ana.host(), "curl -s --max-time 10 http://10.199.0.1:9");
    assertEquals(7, curl.exit(), curl::toString);
  }

  @Test
  @Order(6)
  void the_rest_of_the_gate_is_shut_to_that_network() throws Exception {
    Outcome nc = tried(ana.host(), "nc -z -w 2 192.168.20.1 22");
    assertNotEquals(0, nc.exit(), nc::toString);
  }

  @Test
  @Order(7)
  void a_network_in_use_is_refused() throws Exception {
    Files.writeString(
        ana.host().root().resolve("root/taken.conf"), "lan = lan0\nlan-network = 10.64.0.0/12\n");
    psw(ana.host(), "firewall rollback");
    String[] apply = Town.psw("firewall", "apply", "--settings", "/root/taken.conf");
    Outcome outcome = ana.host().run(Town.SOON, apply);
    assertEquals(1, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains("10.77.0.0/24"), outcome::toString);
  }

  @Test
  @Order(8)
  void what_is_rolled_back_leaves_no_address() throws Exception {
    assertFalse(sh(ana.host(), "ip route show table local").contains("10.199"));
  }
}
