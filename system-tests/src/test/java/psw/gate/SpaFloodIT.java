package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;
import static psw.gate.SpaSites.PORT;
import static psw.gate.SpaSites.knock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** What forged packets in great number do to a gate that opens by one datagram: nothing. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "setpriv", "iptables-restore", "ip6tables-restore", "nft", "perl"})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("SpaFloodIT") // each looks at what its own flood did to a host
class SpaFloodIT {
  private static final int MANY = 10_000;
  private static final Duration A_FLOOD = Duration.ofMinutes(1);
  private static SpaSites sites;

  @BeforeAll
  static void build() throws Exception {
    sites = SpaSites.build(22);
  }

  @AfterAll
  static void close() {
    sites.close();
  }

  @OnEveryGate
  void junk_fills_no_table_of_connections(Firewall firewall, Family family) throws Exception {
    Visitor noisy = sites.before(firewall, family);
    Visitor visitor = sites.before(firewall, family);
    int before = connections(firewall);
    noisy.junk(PORT, 5_000);
    knock(visitor);
    assertTrue(
        connections(firewall) < before + 50, "from " + before + " to " + connections(firewall));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void ten_thousand_forged_syns_keep_nobody_out_who_knocked(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = sites.before(firewall, family);
    int before = connections(firewall);
    knock(visitor);
    syns(visitor, family, Street.VISITORS, MANY);
    assertTrue(
        connections(firewall) < before + 50, "from " + before + " to " + connections(firewall));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void forged_syns_open_for_nobody(Firewall firewall, Family family) throws Exception {
    Visitor visitor = sites.before(firewall, family);
    for (int round = 0; round < 10; round++) {
      syns(visitor, family, Family.numberOf(visitor.address()), 1);
    }
    assertEquals(SILENT, visitor.call(22));
    knock(visitor);
    assertEquals(OPEN, visitor.reach(22));
  }

  /** One SYN to the hidden port from each of the addresses from this number on. */
  private static void syns(Visitor visitor, Family family, int first, int count) throws Exception {
    String number = family == Family.V4 ? "4" : "6";
    Outcome sent =
        sites
            .street()
            .host()
            .run(
                A_FLOOD,
                "perl",
                "-e",
                script(),
                number,
                visitor.gate(),
                "22",
                family.form(),
                Integer.toString(first),
                Integer.toString(count));
    assertEquals(new Outcome(0, "", ""), sent);
  }

  private static int connections(Firewall firewall) throws Exception {
    String[] cat = {"cat", "/proc/sys/net/netfilter/nf_conntrack_count"};
    Outcome count = sites.gate(firewall).host().run(A_FLOOD, cat);
    return Integer.parseInt(count.out().strip());
  }

  private static String script() throws IOException {
    try (InputStream in = SpaFloodIT.class.getResourceAsStream("syn.pl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
