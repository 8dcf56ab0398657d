package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import psw.testing.Needs;

/** Who gets in by knocking, and who does not. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "iptables-restore", "ip6tables-restore", "nft"})
@Execution(ExecutionMode.CONCURRENT)
class GateIT {
  private static Sites sites;

  @BeforeAll
  static void build() throws Exception {
    sites = Sites.build(22, 1111, 2222, 3333, 5432, 8000);
  }

  @AfterAll
  static void close() {
    sites.close();
  }

  private static Visitor before(Firewall firewall, Family family) {
    return sites.before(firewall, family);
  }

  private static int[] knocks(int... ports) {
    return ports;
  }

  /** Each list of knocks, by a visitor of its own, leaves the hidden port silent. */
  private static void expectClosed(Firewall firewall, Family family, int[]... sequences) {
    for (int[] knocks : sequences) {
      Visitor visitor = before(firewall, family);
      visitor.knock(knocks);
      assertEquals(SILENT, visitor.call(22), Arrays.toString(knocks));
    }
  }

  /** These knocks open the hidden port. */
  private static void expectOpen(Firewall firewall, Family family, int... knocks) {
    Visitor visitor = before(firewall, family);
    visitor.knock(knocks);
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void the_right_order_opens_the_hidden_port(Firewall firewall, Family family) {
    expectOpen(firewall, family, 1111, 2222, 3333);
  }

  @OnEveryGate
  void without_a_knock_the_hidden_port_is_silent(Firewall firewall, Family family) {
    assertEquals(SILENT, before(firewall, family).call(22));
  }

  @OnEveryGate
  void an_incomplete_sequence_opens_nothing(Firewall firewall, Family family) {
    expectClosed(
        firewall, family, knocks(3333), knocks(2222, 3333), knocks(1111, 3333), knocks(1111, 2222));
  }

  @OnEveryGate
  void no_other_order_opens(Firewall firewall, Family family) {
    expectClosed(
        firewall,
        family,
        knocks(1111, 3333, 2222),
        knocks(2222, 1111, 3333),
        knocks(2222, 3333, 1111),
        knocks(3333, 1111, 2222),
        knocks(3333, 2222, 1111));
  }

  @OnEveryGate
  void a_stray_port_after_the_first_knock_resets(Firewall firewall, Family family) {
    expectClosed(firewall, family, knocks(1111, 5000, 2222, 3333));
  }

  @OnEveryGate
  void a_stray_port_after_the_second_knock_resets(Firewall firewall, Family family) {
    expectClosed(firewall, family, knocks(1111, 2222, 5000, 3333));
  }

  @OnEveryGate
  void trying_the_hidden_port_between_knocks_resets(Firewall firewall, Family family) {
    expectClosed(firewall, family, knocks(1111, 22, 2222, 3333), knocks(1111, 2222, 22, 3333));
  }

  @OnEveryGate
  void going_back_to_the_first_knock_begins_anew(Firewall firewall, Family family) {
    expectClosed(firewall, family, knocks(1111, 2222, 1111, 3333));
  }

  @OnEveryGate
  void the_whole_sequence_after_a_mistake_opens(Firewall firewall, Family family) {
    expectOpen(firewall, family, 1111, 2222, 5000, 1111, 2222, 3333);
  }

  @OnEveryGate
  void a_mistake_that_is_the_first_knock_counts_as_one(Firewall firewall, Family family) {
    expectOpen(firewall, family, 1111, 2222, 1111, 2222, 3333);
  }

  @OnEveryGate
  void a_knock_delivered_twice_is_no_mistake(Firewall firewall, Family family) {
    expectOpen(firewall, family, 1111, 1111, 2222, 2222, 3333, 3333);
  }

  @OnEveryGate
  void reading_from_the_broker_between_knocks_is_no_mistake(Firewall firewall, Family family) {
    expectOpen(firewall, family, 1111, 8000, 2222, 8000, 3333);
  }

  @OnEveryGate
  void the_gate_opens_for_no_other_address(Firewall firewall, Family family) {
    Visitor visitor = before(firewall, family);
    visitor.knock(1111, 2222, 3333);
    assertEquals(SILENT, before(firewall, family).call(22));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void two_addresses_cannot_share_a_sequence(Firewall firewall, Family family) {
    Visitor one = before(firewall, family);
    Visitor other = before(firewall, family);
    one.knock(1111);
    other.knock(2222);
    one.knock(3333);
    other.knock(3333);
    assertEquals(SILENT, one.call(22));
    assertEquals(SILENT, other.call(22));
  }

  @OnEveryGate
  void the_gate_does_not_open_for_the_other_family(Firewall firewall, Family family) {
    Visitor visitor = before(firewall, family);
    Visitor self = visitor.over(family.other(), sites.gate(firewall));
    visitor.knock(1111, 2222, 3333);
    assertEquals(SILENT, self.call(22));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void the_gate_opens_for_one_connection(Firewall firewall, Family family) {
    Visitor visitor = before(firewall, family);
    visitor.knock(1111, 2222, 3333);
    Visitor.Connection connection = visitor.connect(22);
    assertEquals(SILENT, visitor.call(22));
    assertTrue(connection.alive());
  }

  @OnEveryGate
  void an_ended_connection_leaves_no_way_in(Firewall firewall, Family family) {
    Visitor visitor = before(firewall, family);
    visitor.knock(1111, 2222, 3333);
    visitor.connect(22).end();
    assertEquals(SILENT, visitor.call(22));
  }

  @OnEveryGate
  void knocking_again_opens_for_one_more(Firewall firewall, Family family) {
    Visitor visitor = before(firewall, family);
    visitor.knock(1111, 2222, 3333);
    visitor.connect(22);
    visitor.knock(1111, 2222, 3333);
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void datagrams_are_no_knocks(Firewall firewall, Family family) {
    Visitor visitor = before(firewall, family);
    for (int port : new int[] {1111, 2222, 3333}) {
      assertEquals(SILENT, visitor.ask(port));
    }
    assertEquals(SILENT, visitor.call(22));
  }

  @OnEveryGate
  void knock_ports_answer_nothing(Firewall firewall, Family family) {
    Visitor inOrder = before(firewall, family);
    for (int port : new int[] {1111, 2222, 3333}) {
      assertEquals(SILENT, inOrder.call(port));
      assertEquals(SILENT, before(firewall, family).call(port), port + " alone");
    }
  }
}
