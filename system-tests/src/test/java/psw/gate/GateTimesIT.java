package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;
import static psw.gate.Visitor.waitUntil;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import psw.testing.Needs;

/** How long the gate waits for a knock, and how long it stays open. All wait at the same time. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "iptables-restore", "ip6tables-restore", "nft"})
@Execution(ExecutionMode.CONCURRENT)
class GateTimesIT {
  private static Sites sites;

  @BeforeAll
  static void build() throws Exception {
    sites = Sites.build(22);
  }

  @AfterAll
  static void close() {
    sites.close();
  }

  private static Visitor before(Firewall firewall, Family family) {
    return sites.before(firewall, family);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  // without this a visitor whose knocks never arrived would show the same
  private static void assertKnocksCount(Visitor visitor) {
    visitor.knock(1111, 2222, 3333);
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void steps_of_nine_seconds_open(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    waitUntil(seconds(9), visitor.knock(1111).earliest());
    waitUntil(seconds(9), visitor.knock(2222).earliest());
    visitor.knock(3333);
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void eleven_seconds_after_the_first_knock_is_too_late(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    waitUntil(seconds(11), visitor.knock(1111).latest());
    visitor.knock(2222, 3333);
    assertEquals(SILENT, visitor.call(22));
    assertKnocksCount(visitor);
  }

  @OnEveryGate
  void eleven_seconds_after_the_second_knock_is_too_late(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    waitUntil(seconds(11), visitor.knock(1111, 2222).latest());
    visitor.knock(3333);
    assertEquals(SILENT, visitor.call(22));
    assertKnocksCount(visitor);
  }

  @OnEveryGate
  void the_gate_is_open_after_28_seconds(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    waitUntil(seconds(28), visitor.knock(1111, 2222, 3333).earliest());
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void the_gate_is_closed_after_31_seconds(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    waitUntil(seconds(31), visitor.knock(1111, 2222, 3333).latest());
    assertEquals(SILENT, visitor.call(22));
    assertKnocksCount(visitor);
  }

  @OnEveryGate
  void the_last_knock_alone_does_not_keep_it_open(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    Visitor.Moment opened = visitor.knock(1111, 2222, 3333);
    waitUntil(seconds(25), opened.latest());
    visitor.knock(3333);
    waitUntil(seconds(31), opened.latest());
    assertEquals(SILENT, visitor.call(22));
  }

  @OnEveryGate
  void entering_does_not_keep_it_open(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    Visitor.Moment opened = visitor.knock(1111, 2222, 3333);
    waitUntil(seconds(20), opened.earliest());
    visitor.connect(22);
    waitUntil(seconds(32), opened.latest());
    assertEquals(SILENT, visitor.call(22));
  }

  @OnEveryGate
  void a_connection_lives_on_when_the_gate_has_closed(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    Visitor.Moment opened = visitor.knock(1111, 2222, 3333);
    Visitor.Connection connection = visitor.connect(22);
    waitUntil(seconds(35), opened.latest());
    assertTrue(connection.alive());
  }
}
