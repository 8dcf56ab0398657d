package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import psw.testing.Needs;

/** One caller cannot take all connections: an IPv4 address, or an IPv6 network of 64 bits. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "iptables-restore", "ip6tables-restore", "nft"})
class ConnectionLimitIT {
  private Street street;

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
  }

  @AfterEach
  void close() {
    street.close();
  }

  @OnEveryGate
  void the_broker_takes_32_connections_from_one_caller(Firewall firewall, Family family)
      throws Exception {
    Gate gate = street.gate(8000);
    firewall.loadSite(gate.host());
    expectLimit(32, gate, family, 8000);
  }

  @OnEveryGate
  void a_rendezvous_takes_64_connections_from_one_caller(Firewall firewall, Family family)
      throws Exception {
    Gate gate = street.gate(9000, 9443);
    firewall.loadRendezvous(gate.host());
    expectLimit(64, gate, family, 9000, 9443);
  }

  private void expectLimit(int limit, Gate gate, Family family, int... ports) throws Exception {
    Visitor greedy = street.visitor(gate, family);
    Visitor mate = street.visitor(gate, family);
    Visitor other = family == Family.V4 ? mate : fromAnotherNetwork(gate, mate);
    List<Visitor.Connection> held = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      held.add(greedy.connect(ports[i % ports.length]));
    }
    assertEquals(SILENT, greedy.call(ports[0]));
    assertEquals(family == Family.V4 ? OPEN : SILENT, mate.call(ports[0]));
    assertEquals(OPEN, other.reach(ports[0]));
    held.forEach(Visitor.Connection::end);
    assertEquals(OPEN, greedy.reach(ports[0]), "after all have hung up");
  }

  private Visitor fromAnotherNetwork(Gate gate, Visitor visitor) throws Exception {
    Firewall.run(street.host(), "ip", "address", "add", "fd77:0:0:1::2/64", "dev", "eth0");
    Firewall.run(gate.host(), "ip", "route", "add", "fd77:0:0:1::/64", "dev", "eth0");
    return new Visitor(visitor.agent(), "fd77:0:0:1::2", visitor.gate());
  }
}
