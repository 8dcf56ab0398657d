package psw.gate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;
import psw.testing.Needs;

/**
 * A host behind either kind of rules gets its IPv6 address and keeps it: by router advertisement or
 * DHCPv6, found by its neighbours, reached by multicast. Nobody further away can meddle with it.
 */
@ParameterizedClass(name = "{0} rendezvous={1}")
@CsvSource({"IPTABLES, false", "NFTABLES, false", "IPTABLES, true", "NFTABLES, true"})
@Tag("gate")
@Needs({"root", "ip", "nsenter", "ip6tables-restore", "nft", "perl"})
class KeepsIpv6IT {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** RFC 4861, 4.2 and 4.6.2: no default router; prefix fd78::/64, on-link and for addresses. */
  private static final String ADVERTISEMENT =
      "86000000"
          + "40000000"
          + "0000000000000000"
          + "030440c0"
          + "00000e10"
          + "00000708"
          + "00000000"
          + "fd780000000000000000000000000000";

  /** RFC 2710, 3: general query, answers within 100 ms. */
  private static final String LISTENER_QUERY =
      "82000000" + "00640000" + "00000000000000000000000000000000";

  private final Firewall firewall;
  private final boolean rendezvous;
  private Street street;
  private Gate gate;
  private Neighbour router;
  private Neighbour within;

  KeepsIpv6IT(Firewall firewall, boolean rendezvous) {
    this.firewall = firewall;
    this.rendezvous = rendezvous;
  }

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
    gate = street.gate(546, 8000, 9000);
    if (rendezvous) {
      firewall.loadRendezvous(gate.host());
    } else {
      firewall.loadSite(gate.host());
    }
    router = Neighbour.of(street.host());
    within = Neighbour.of(gate.host());
  }

  @AfterEach
  void close() {
    street.close();
  }

  @Test
  void a_router_advertisement_gives_it_an_address() throws Exception {
    router.send(router.linkLocal(), within.linkLocal(), 255, ADVERTISEMENT);
    await().atMost(SOON).until(() -> addresses().contains("fd78:"));
  }

  @Test
  void a_router_advertisement_from_further_away_is_dropped() throws Exception {
    String counter = "Icmp6InRouterAdvertisements";
    int before = within.received(counter);
    router.send(router.linkLocal(), within.linkLocal(), 254, ADVERTISEMENT);
    router.send(router.linkLocal(), within.linkLocal(), 255, ADVERTISEMENT);
    await().atMost(SOON).until(() -> addresses().contains("fd78:"));
    assertEquals(before + 1, within.received(counter));
  }

  @Test
  void neighbours_find_it_and_it_finds_them() throws Exception {
    Visitor visitor = street.visitor(gate, Family.V6);
    for (int round = 0; round < 3; round++) {
      Firewall.run(gate.host(), "ip", "-6", "neighbour", "flush", "dev", "eth0");
      Firewall.run(street.host(), "ip", "-6", "neighbour", "flush", "dev", "eth0");
      assertEquals(OPEN, visitor.reach(rendezvous ? 9000 : 8000));
    }
  }

  @Test
  void an_answer_of_a_dhcpv6_server_on_the_line_arrives() {
    assertEquals(OPEN, datagram(router.linkLocal() + "%eth0", 547, within.linkLocal() + "%eth0"));
  }

  @Test
  void a_dhcpv6_answer_from_anywhere_else_is_dropped() {
    String there = within.linkLocal() + "%eth0";
    assertEquals(SILENT, datagram(router.linkLocal() + "%eth0", 5470, there));
    assertEquals(SILENT, datagram(Family.V6.visitor(0), 547, gate.address(Family.V6)));
    assertEquals(SILENT, datagram(router.linkLocal() + "%eth0", 547, gate.address(Family.V6)));
  }

  @Test
  void a_multicast_listener_query_arrives_from_the_line_alone() throws Exception {
    String counter = "Icmp6InGroupMembQueries";
    int before = within.received(counter);
    router.send(Family.V6.visitor(0), gate.address(Family.V6), 1, LISTENER_QUERY);
    router.send(router.linkLocal(), "ff02::1", 1, LISTENER_QUERY);
    await().atMost(SOON).until(() -> within.received(counter) > before);
    assertEquals(before + 1, within.received(counter));
  }

  @Test
  void a_path_with_smaller_packets_is_found() throws Exception {
    String counter = "Icmp6InPktTooBigs";
    router.send(Family.V6.visitor(0), gate.address(Family.V6), 64, packetTooBig());
    await().atMost(SOON).until(() -> within.received(counter) == 1);
    assertTrue(within.received("Icmp6InMsgs") > 0);
  }

  /** RFC 4443, 3.2: about an echo request which this host never sent. */
  private static String packetTooBig() {
    String header =
        "60000000"
            + "00083a40"
            + "fd770000000000000000000000000001"
            + "fd770000000000000000000000990001";
    return "02000000" + "00000500" + header + "8000000000010001";
  }

  private Seen datagram(String from, int port, String to) {
    return Seen.valueOf(street.request("ask", from, port, to, 546, 800));
  }

  private String addresses() throws Exception {
    return gate.host().run(SOON, "ip", "-6", "address", "show", "dev", "eth0").out();
  }
}
