package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.gate.Seen.OPEN;

import java.io.InputStream;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import psw.testing.Needs;

/** Why the rules of 2016 are not ours: what the gate refuses, they allow. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "iptables-restore"})
class OriginalRulesIT {
  private Street street;
  private Gate gate;

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
    gate = street.gate(22);
    try (InputStream rules = getClass().getResourceAsStream("original-iptables.rules")) {
      Files.copy(rules, gate.host().root().resolve("etc/original"));
    }
    Firewall.run(gate.host(), "iptables-restore", "/etc/original");
  }

  @AfterEach
  void close() {
    street.close();
  }

  private Seen after(int... knocks) {
    Visitor visitor = street.visitor(gate, Family.V4);
    visitor.knock(knocks);
    return visitor.call(22);
  }

  @Test
  void the_originals_rules_open_on_the_last_knock_alone() {
    assertEquals(OPEN, after(3333));
  }

  @Test
  void the_originals_rules_open_in_the_wrong_order() {
    assertEquals(OPEN, after(2222, 3333, 1111));
  }

  @Test
  void the_originals_rules_open_in_spite_of_a_stray_port() {
    assertEquals(OPEN, after(1111, 2222, 5000, 3333));
  }
}
