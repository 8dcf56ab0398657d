package psw.doctor;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import psw.client.lab.Outcome;
import psw.testing.Needs;
import psw.testing.Town;

/** Each fault that people have is made, and the doctor's line about it read. */
@Needs({
  "root",
  "ip",
  "nsenter",
  "setpriv",
  "iptables-restore",
  "ip6tables-restore",
  "sshd",
  "ssh-keygen",
  "nc",
  "curl",
  "faketime"
})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DoctorIT {
  private static Town town;

  @BeforeAll
  static void build() throws Exception {
    town = Town.open();
  }

  @AfterAll
  static void close() {
    if (town != null) {
      town.close();
    }
  }

  private static List<String> wrong(Outcome outcome) {
    return outcome.out().lines().filter(line -> line.contains(" WRONG ")).toList();
  }

  private static Outcome wrong(int exit, String line) throws Exception {
    return wrong(exit, line, "");
  }

  /** The doctor finds this, whatever else. */
  private static Outcome wrong(int exit, String line, String before) throws Exception {
    Outcome outcome = town.doctor(before);
    assertTrue(wrong(outcome).stream().anyMatch(found -> found.contains(line)), outcome::toString);
    assertEquals(exit, outcome.exit(), outcome::toString);
    return outcome;
  }

  private static void fault(psw.client.lab.Host host, String command) throws Exception {
    Town.must(host, command.split(" ", -1));
  }

  /** Names, in their order, of the steps of a visit that nothing is wrong with. */
  private static List<String> steps(Outcome outcome) {
    return outcome
        .out()
        .lines()
        .filter(line -> line.matches(".{10} ok .*"))
        .map(line -> line.substring(0, 10).strip())
        .toList();
  }

  /** The doctor tells Ana this of her own site. */
  private static void told(String line) throws Exception {
    Outcome outcome = town.home();
    assertTrue(outcome.out().contains(line), outcome::toString);
  }

  private static void says(Outcome outcome, int exit, String line) {
    assertTrue(outcome.err().contains(line), outcome::toString);
    assertEquals(exit, outcome.exit(), outcome::toString);
  }

  @Test
  @Order(-2)
  void a_privacy_address_takes_knock_and_connection_alike() throws Exception {
    town.site().brokerEnds();
    town.site().servesAt("fd77::2");
    fault(town.rui(), "sysctl -qw net.ipv6.conf.eth0.use_tempaddr=2");
    fault(town.rui(), "ip -6 address add fd77::3333/64 dev eth0 mngtmpaddr");
    await()
        .atMost(Town.SOON)
        .untilAsserted(() -> assertTrue(town.doctor("").out().contains("fd77::2, from")));
    Outcome outcome = town.doctor("");
    assertEquals(0, outcome.exit(), outcome::toString);
    assertTrue(outcome.out().contains("sent to fd77::2 from fd77::"), outcome::toString);
    assertFalse(outcome.out().contains("from fd77::3"), outcome::toString);
  }

  @Test
  @Order(-1)
  void where_nobody_sees_as_whom_connections_leave_another_address_is_named_as_possible()
      throws Exception {
    fault(
        town.rui(),
        "ip6tables -t nat -A POSTROUTING -p tcp --dport 22 -j SNAT --to-source fd77::3");
    try {
      Outcome outcome = wrong(4, "nobody answers behind it");
      assertTrue(outcome.out().contains("by another address than datagrams"), outcome::toString);
      assertTrue(outcome.out().contains("reached over IPv6"), outcome::toString);
    } finally {
      fault(town.rui(), "ip6tables -t nat -F POSTROUTING");
      fault(town.rui(), "ip -6 address del fd77::3333/64 dev eth0");
      town.site().brokerEnds();
      town.site().serve("PSW_SPA_PORT", "62201");
    }
  }

  @Test
  @Order(1)
  void where_all_is_well_each_step_says_so() throws Exception {
    Outcome outcome = town.doctor("");
    assertEquals(0, outcome.exit(), outcome::toString);
    assertEquals(
        Stream.of(
                "name",
                "address",
                "address",
                "clock",
                "gate",
                "knock",
                "port",
                "host key",
                "login",
                "service")
            .toList(),
        steps(outcome),
        outcome::toString);
    // what another address says is in nobody's way
    assertTrue(outcome.out().contains(" -     10.77.0.1:22 refuses"), outcome::toString);
  }

  @Test
  @Order(1)
  void at_home_the_server_the_receiver_and_the_rules_are_looked_at() throws Exception {
    Outcome outcome = town.home();
    assertEquals(
        List.of("name", "rendezvous", "clock", "gate", "port"), steps(outcome), outcome::toString);
    assertEquals(1, wrong(outcome).size(), outcome::toString); // its addresses are private
  }

  @Test
  @Order(1)
  void her_own_site_by_its_name_is_visited_as_at_home() throws Exception {
    Outcome outcome = town.home("ana");
    assertEquals(
        List.of("name", "rendezvous", "clock", "gate", "port"), steps(outcome), outcome::toString);
    assertTrue(outcome.err().contains("ana is this device's own site"), outcome::toString);
  }

  @Test
  @Order(1)
  void at_home_rules_that_are_not_as_announced_are_named() throws Exception {
    fault(town.ana(), "cp -p /etc/psw/gate.conf /etc/psw/kept");
    try {
      town.rules("spa-port = 7000\\nssh = 22022");
      told("knocks are announced for UDP port 62201, and by /etc/psw/gate.conf they go to 7000");
      told("by /etc/psw/gate.conf a knock does not open TCP port 22");
      town.rules("knock = sequence\\nsequence = 1111, 2222, 3333");
      told("one datagram is announced, and by /etc/psw/gate.conf a sequence alone opens it");
    } finally {
      fault(town.ana(), "mv -f /etc/psw/kept /etc/psw/gate.conf");
    }
  }

  @Test
  @Order(2)
  void a_clock_that_is_minutes_ahead_is_named_and_the_way_in_is_found_still() throws Exception {
    // what it shares lies there, under the number of a process that another host may have, too
    fault(town.rui(), "mount -t tmpfs tmpfs /dev/shm");
    Outcome outcome = wrong(1, "this clock is 4 min ", "faketime --exclude-monotonic -f +4m");
    assertTrue(steps(outcome).contains("service"), outcome::toString);
  }

  @Test
  @Order(2)
  void a_clock_that_is_minutes_behind_is_named() throws Exception {
    wrong(3, "this clock is 4 min ", "faketime --exclude-monotonic -f -4m");
  }

  @Test
  @Order(3)
  void a_clock_that_was_set_back_by_less_than_a_minute_is_named() throws Exception {
    assertEquals(0, town.doctor("").exit());
    Outcome outcome =
        wrong(
            3,
            "it had a later one of this device, and by its clock this clock is ",
            "faketime --exclude-monotonic -f -45s");
    assertTrue(outcome.out().contains("it was set back: "), outcome::toString);
  }

  @Test
  @Order(3)
  void a_knock_that_leaves_by_another_address_than_connections_is_named() throws Exception {
    fault(town.rui(), "ip address add 10.77.0.13/24 dev eth0");
    fault(
        town.rui(),
        "iptables -t nat -A POSTROUTING -p udp --dport 62201 -j SNAT --to-source 10.77.0.13");
    try {
      wrong(3, "it came from 10.77.0.13 and says that it is from 10.77.0.3");
    } finally {
      fault(town.rui(), "iptables -t nat -F POSTROUTING");
    }
  }

  @Test
  @Order(4)
  void connections_that_leave_by_another_address_than_the_knock_are_named() throws Exception {
    fault(town.rui(), "iptables -t nat -A POSTROUTING -p tcp -j SNAT --to-source 10.77.0.13");
    try {
      wrong(4, "the gate opened for 10.77.0.3, and connections come from 10.77.0.13");
    } finally {
      fault(town.rui(), "iptables -t nat -F POSTROUTING");
    }
  }

  @Test
  @Order(5)
  void knocks_that_do_not_arrive_are_named() throws Exception {
    town.site().shut();
    fault(town.ana(), "iptables -t raw -I PREROUTING -p udp --dport 62201 -j DROP");
    try {
      Outcome outcome = wrong(4, "the site says nothing of the knock");
      assertTrue(outcome.out().contains("is UDP port 62201 blocked"), outcome::toString);
      assertEquals(1, wrong(outcome).size(), outcome::toString); // and no guess about TCP
    } finally {
      fault(town.ana(), "iptables -t raw -D PREROUTING -p udp --dport 62201 -j DROP");
    }
  }

  @Test
  @Order(5)
  void knocks_that_a_firewall_of_this_host_keeps_are_named() throws Exception {
    fault(town.rui(), "iptables -A OUTPUT -p udp --dport 62201 -j DROP");
    try {
      String kept = "this host itself sends nothing to ";
      Outcome outcome = wrong(1, kept + "UDP port 62201 of 10.77.0.2");
      assertTrue(wrong(outcome).stream().allMatch(line -> line.contains(kept)), outcome::toString);
      says(town.types("knock", "ana"), 4, kept + "10.77.0.2 (UDP 62201)");
    } finally {
      fault(town.rui(), "iptables -F OUTPUT");
    }
  }

  @Test
  @Order(6)
  void an_ssh_server_that_is_down_is_named() throws Exception {
    town.site().sshdDies();
    Outcome outcome = wrong(4, "10.77.0.2:22 refuses connections after the knock");
    assertTrue(outcome.out().contains("no SSH server runs behind it"), outcome::toString);
    told("no SSH server: nobody listens at TCP port 22");
    says(town.types("open", "ana/web"), 4, "psw doctor ana/web ");
    town.site().listen();
  }

  @Test
  @Order(7)
  void another_host_key_is_named_and_nothing_is_sent() throws Exception {
    town.site().sshdDies();
    fault(town.ana(), "mv /etc/psw/ssh_host_ed25519_key /etc/psw/kept");
    fault(town.ana(), "ssh-keygen -q -t ed25519 -N  -f /etc/psw/ssh_host_ed25519_key");
    town.site().listen();
    try {
      wrong(5, "it is none that the site announces: ");
    } finally {
      town.site().sshdDies();
      fault(town.ana(), "mv -f /etc/psw/kept /etc/psw/ssh_host_ed25519_key");
      town.site().listen();
    }
  }

  @Test
  @Order(8)
  void a_service_that_is_down_is_named() throws Exception {
    fault(town.ana(), "iptables -I OUTPUT -o lo -p tcp --dport 8080 -j REJECT");
    try {
      wrong(4, "it is granted, and does not answer at the site");
    } finally {
      fault(town.ana(), "iptables -D OUTPUT -o lo -p tcp --dport 8080 -j REJECT");
    }
  }

  @Test
  @Order(9)
  void a_device_that_was_revoked_is_told_so() throws Exception {
    town.site().owner("revoke", "rui");
    try {
      wrong(3, "nothing is granted to this device");
    } finally {
      town.site().owner("grant", "rui", "web");
    }
  }

  @Test
  @Order(10)
  void a_gate_that_does_not_run_is_named() throws Exception {
    town.site().receiverDies();
    await()
        .atMost(Town.SOON)
        .untilAsserted(() -> wrong(4, "the site says that nobody receives knocks"));
    says(town.types("knock", "ana"), 4, "the site says that nobody receives knocks");
    told("the site says that nobody receives knocks");
    town.site().receive();
  }

  @Test
  @Order(11)
  void a_gate_of_another_kind_than_the_device_knows_is_named() throws Exception {
    town.site().brokerEnds();
    town.site().serve("PSW_KNOCK_PORTS", "1111,2222,3333");
    await().atMost(Town.SOON).untilAsserted(() -> wrong(3, "it is of another kind than the one"));
  }
}
