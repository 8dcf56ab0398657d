package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** Loading rules where people are at work, and taking them away again. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "iptables-restore", "ip6tables-restore", "nft"})
class LoadingIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  private Street street;
  private Gate gate;

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
    gate = street.gate(22, 5432);
  }

  @AfterEach
  void close() {
    street.close();
  }

  @OnEveryGate
  void a_connection_from_before_the_rules_lives_on(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = street.visitor(gate, family);
    Visitor.Connection connection = visitor.connect(22);
    firewall.loadSite(gate.host());
    assertEquals(SILENT, visitor.call(22));
    gate.agent().say();
    assertEquals("hello", connection.exchange("word"));
    assertTrue(connection.exchange("again").equals("word"));
  }

  @OnEveryGate
  void a_tunnel_outlives_loading_the_rules_again(Firewall firewall, Family family)
      throws Exception {
    firewall.loadSite(gate.host());
    Visitor visitor = street.visitor(gate, family);
    visitor.knock(1111, 2222, 3333);
    Visitor.Connection connection = visitor.connect(22);
    firewall.loadSite(gate.host());
    assertTrue(connection.alive());
  }

  @ParameterizedTest
  @EnumSource
  void loading_twice_is_loading_once(Firewall firewall) throws Exception {
    firewall.loadSite(gate.host());
    String once = rules();
    firewall.loadSite(gate.host());
    assertEquals(once, rules());
  }

  @OnEveryGate
  void the_undo_of_the_readme_leaves_all_open(Firewall firewall, Family family) throws Exception {
    firewall.loadSite(gate.host());
    for (String command : Readme.block("undo " + firewall)) {
      Firewall.run(gate.host(), "sh", "-c", command);
    }
    assertEquals(OPEN, street.visitor(gate, family).call(5432));
  }

  @ParameterizedTest
  @EnumSource
  void the_load_commands_of_the_readme_load_the_gate(Firewall firewall) throws Exception {
    firewall.loadSite(gate.host());
    String expected = rules();
    for (String command : Readme.block("undo " + firewall)) {
      Firewall.run(gate.host(), "sh", "-c", command);
    }
    for (String command : Readme.block("load " + firewall)) {
      Outcome outcome = gate.host().command("sh", "-c", command).in("/etc").run(SOON);
      assertEquals(new Outcome(0, "", ""), outcome);
    }
    assertEquals(expected, rules());
  }

  private String rules() throws Exception {
    String save = "iptables-save; ip6tables-save; nft -s list ruleset";
    String all = gate.host().run(SOON, "sh", "-c", save).out();
    return all.replaceAll("(?m)^#.*\n", "").replaceAll("\\[\\d+:\\d+\\]", "");
  }
}
