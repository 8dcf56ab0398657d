package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.REFUSED;
import static psw.gate.Seen.SILENT;
import static psw.gate.SpaSites.PORT;
import static psw.gate.SpaSites.knock;
import static psw.gate.Visitor.waitUntil;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import psw.testing.Needs;

/** Who gets in by one authenticated datagram, and who does not; the receiver is the real one. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "setpriv", "iptables-restore", "ip6tables-restore", "nft", "perl"})
@Execution(ExecutionMode.CONCURRENT)
class SpaGateIT {
  private static SpaSites sites;

  @BeforeAll
  static void build() throws Exception {
    sites = SpaSites.build(22, 1111, 2222, 3333, 5432, 8000);
  }

  @AfterAll
  static void close() {
    sites.close();
  }

  private static Visitor before(Firewall firewall, Family family) {
    return sites.before(firewall, family);
  }

  @OnEveryGate
  void a_knock_opens_for_its_sender_alone(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    assertEquals(SILENT, visitor.call(22));
    knock(visitor);
    assertEquals(SILENT, before(firewall, family).call(22));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void a_knock_opens_the_hidden_port_and_no_other(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    knock(visitor);
    assertEquals(SILENT, visitor.call(5432));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void a_knock_lets_one_connection_in(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    knock(visitor);
    Visitor.Connection connection = visitor.connect(22);
    assertEquals(SILENT, visitor.call(22));
    assertTrue(connection.alive());
  }

  @OnEveryGate
  void the_same_knock_again_opens_nothing(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    String had = knock(visitor).bytes();
    visitor.connect(22).end();
    assertEquals(SILENT, visitor.ask(PORT, had));
    assertEquals(SILENT, visitor.call(22));
  }

  @OnEveryGate
  void a_knock_of_another_opens_nothing(Firewall firewall, Family family) throws Exception {
    Visitor thief = before(firewall, family);
    Visitor visitor = before(firewall, family);
    assertEquals(SILENT, thief.ask(PORT, Keyring.knock(visitor, Instant.now())));
    assertEquals(SILENT, thief.call(22));
    assertEquals(SILENT, visitor.call(22));
  }

  @OnEveryGate
  void knocking_again_opens_for_one_more(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    knock(visitor);
    visitor.connect(22);
    knock(visitor);
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void the_gate_does_not_open_for_the_other_family(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    Visitor self = visitor.over(family.other(), sites.gate(firewall));
    knock(visitor);
    assertEquals(SILENT, self.call(22));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void a_sequence_opens_nothing(Firewall firewall, Family family) {
    Visitor visitor = before(firewall, family);
    visitor.knock(1111, 2222, 3333);
    assertEquals(SILENT, visitor.call(22));
  }

  @OnEveryGate
  void the_gate_is_open_after_28_seconds(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    waitUntil(Duration.ofSeconds(28), knock(visitor).at().earliest());
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void the_gate_is_closed_after_31_seconds(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    waitUntil(Duration.ofSeconds(31), sites.open(firewall, visitor));
    assertEquals(SILENT, visitor.call(22));
    knock(visitor);
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void knocking_again_while_it_is_open_gives_the_whole_time(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    waitUntil(Duration.ofSeconds(20), knock(visitor).at().earliest());
    waitUntil(Duration.ofSeconds(18), knock(visitor).at().earliest());
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void the_broker_is_open_and_loopback_is_free(Firewall firewall, Family family) {
    assertEquals(OPEN, before(firewall, family).reach(8000));
    Visitor inside = sites.gate(firewall).toItself(family);
    assertEquals(OPEN, inside.reach(5432));
    assertEquals(REFUSED, inside.ask(5433));
  }
}
