package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.REFUSED;
import static psw.gate.Seen.SILENT;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** What a rendez-vous shows: 9000, 9443 and ping, and no knock opens more. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "iptables-restore", "ip6tables-restore", "nft", "ping"})
@Execution(ExecutionMode.CONCURRENT)
class RendezvousRulesIT {
  private static final Map<Firewall, Gate> GATES = new EnumMap<>(Firewall.class);
  private static Street street;

  @BeforeAll
  static void build() throws Exception {
    street = Street.open();
    for (Firewall firewall : Firewall.values()) {
      Gate gate = street.gate(22, 1111, 8000, 9000, 9443);
      firewall.loadRendezvous(gate.host());
      GATES.put(firewall, gate);
    }
  }

  @AfterAll
  static void close() {
    street.close();
  }

  private static Visitor before(Firewall firewall, Family family) {
    return street.visitor(GATES.get(firewall), family);
  }

  @OnEveryGate
  void both_ports_of_the_directory_are_open(Firewall firewall, Family family) {
    assertEquals(OPEN, before(firewall, family).call(9000));
    assertEquals(OPEN, before(firewall, family).call(9443));
  }

  @OnEveryGate
  void every_other_port_is_silent(Firewall firewall, Family family) {
    for (int port : new int[] {22, 1111, 8000, 8443, 5433}) {
      assertEquals(SILENT, before(firewall, family).call(port), "port " + port);
    }
  }

  @OnEveryGate
  void a_datagram_is_not_answered(Firewall firewall, Family family) {
    assertEquals(SILENT, before(firewall, family).ask(9000));
  }

  @OnEveryGate
  void no_knock_opens_anything(Firewall firewall, Family family) {
    Visitor visitor = before(firewall, family);
    visitor.knock(1111, 2222, 3333);
    assertEquals(SILENT, visitor.call(22));
  }

  @OnEveryGate
  void ping_is_answered(Firewall firewall, Family family) throws Exception {
    String address = GATES.get(firewall).address(family);
    Outcome ping = street.host().run(Duration.ofSeconds(10), "ping", "-c3", "-i0.2", address);
    assertTrue(ping.out().contains("3 received"), ping.toString());
  }

  @OnEveryGate
  void loopback_is_free(Firewall firewall, Family family) {
    Visitor inside = GATES.get(firewall).toItself(family);
    assertEquals(OPEN, inside.reach(22));
    assertEquals(REFUSED, inside.call(5433));
    assertEquals(REFUSED, inside.ask(5433));
  }
}
