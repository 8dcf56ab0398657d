package psw.gate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** {@code psw firewall} on a host that has rules of others already; with iptables. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "setpriv", "unshare", "setsid", "iptables-restore", "nft"})
class FirewallCommandIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Path JAR =
      Path.of("..", "client-tools", "target", "psw", "psw.jar").toAbsolutePath();
  private static final String SETTINGS = "knock = both\nsequence = 7401, 5120, 9233\n";

  // as the host sees it
  private static final String CONF = "/etc/gate.conf";

  private Street street;
  private Gate gate;
  private String before;

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
    gate = street.gate(22);
    Foreign.load(gate);
    before = Foreign.rules(gate);
    Files.writeString(etc("gate.conf"), SETTINGS);
  }

  @AfterEach
  void close() {
    street.close();
  }

  private Path etc(String name) {
    return gate.host().root().resolve("etc").resolve(name);
  }

  private String psw(String... words) {
    List<String> all = new ArrayList<>(List.of("java", "-XX:TieredStopAtLevel=1", "-jar"));
    all.addAll(List.of(JAR.toString(), "firewall"));
    all.addAll(List.of(words));
    all.addAll(List.of("--state", "/etc/state"));
    all.addAll(List.of("--keep", "/etc/keep"));
    return String.join(" ", all);
  }

  private String apply(int seconds) {
    return psw("apply", "--settings", CONF, "--within " + seconds);
  }

  private Outcome at(String login, String script) throws Exception {
    return gate.host().run(SOON, "env", login, "sh", "-c", script);
  }

  private Outcome atConsole(String script) throws Exception {
    return gate.host().run(SOON, "env", "-u", "SSH_CONNECTION", "sh", "-c", script);
  }

  @Test
  void what_nobody_confirms_goes_back_by_itself_and_others_rules_stay() throws Exception {
    assertEquals(0, at("SSH_CONNECTION=one", apply(8)).exit());
    String applied = Foreign.rules(gate);
    assertTrue(applied.contains("5120"), applied);
    for (String line : before.lines().toList()) {
      assertTrue(applied.contains(line + "\n"), line);
    }
    await().atMost(SOON).until(() -> Foreign.rules(gate).equals(before));
  }

  @Test
  void what_is_confirmed_is_kept_for_the_next_start_and_waits_no_more() throws Exception {
    assertEquals(0, atConsole(apply(60)).exit());
    Outcome fresh = atConsole(psw("confirm"));
    assertEquals("confirmed; the rules stay\n", fresh.out(), fresh.err());
    assertTrue(Foreign.rules(gate).contains("5120"));
    assertTrue(Files.readString(etc("keep/iptables.rules")).contains("5120"));
    assertTrue(Files.readString(etc("keep/ip6tables.rules")).contains("5120"));
    assertEquals(1, atConsole(psw("confirm")).exit(), "nothing waits any more");
  }

  @Test
  void a_variable_does_not_make_a_login() throws Exception {
    assertEquals(0, atConsole(apply(60)).exit());
    Outcome cutOff = at("SSH_CONNECTION=198.51.100.7 9 192.0.2.1 22", psw("confirm"));
    assertEquals(1, cutOff.exit());
    assertTrue(cutOff.err().contains("nothing shows that this login is newer"), cutOff.err());
  }

  @Test
  void while_one_waits_no_other_is_applied_and_it_can_be_taken_back_at_once() throws Exception {
    assertEquals(0, atConsole(apply(60)).exit());
    assertEquals(1, atConsole(apply(60)).exit());
    assertEquals("back as before\n", atConsole(psw("rollback")).out());
    assertEquals(before, Foreign.rules(gate));
  }

  @Test
  void what_would_change_is_shown_and_changes_nothing() throws Exception {
    String show = psw("show", "--settings", CONF);
    String shown = atConsole(show).out();
    assertTrue(shown.contains("+filter: -A INPUT -j PSW_INPUT\n"), shown);
    assertEquals(before, Foreign.rules(gate));
    assertEquals(0, atConsole(apply(60) + " && " + psw("confirm")).exit());
    assertEquals("", atConsole(show).out());
  }

  @Test
  void settings_that_contradict_themselves_change_nothing() throws Exception {
    Files.writeString(etc("gate.conf"), "ssh = 22\nbroker-port = 22\n");
    Outcome refused = atConsole(apply(60));
    assertEquals(1, refused.exit());
    assertTrue(refused.err().contains("line 2: a port has one use"), refused.err());
    assertEquals(before, Foreign.rules(gate));
  }

  @Test
  void settings_that_are_named_and_not_there_are_not_those_of_a_new_site() throws Exception {
    for (String verb : List.of("show", "apply", "status")) {
      Outcome refused = atConsole(psw(verb, "--settings", "/etc/nothing"));
      assertEquals(1, refused.exit(), verb);
      assertTrue(refused.err().contains("no such file: /etc/nothing"), refused.err());
    }
    assertEquals(before, Foreign.rules(gate));
  }

  @Test
  void where_no_new_login_will_be_possible_it_says_so_before() throws Exception {
    Files.writeString(etc("gate.conf"), "knock = spa\n");
    Outcome applied = atConsole(apply(60));
    assertEquals(0, applied.exit(), applied::toString);
    String said = applied.err();
    assertTrue(said.startsWith("psw: as far as can be seen here NO NEW LOGIN"), said);
    assertTrue(said.contains("no receiver of knocks runs"), said);
    assertTrue(said.contains("nobody has a key to knock with"), said);
  }

  @Test
  void what_another_table_drops_is_said_before() throws Exception {
    String other = "add table inet other; add chain inet other in";
    String drop = " { type filter hook input priority 10; policy drop; }";
    Firewall.run(gate.host(), "nft", other + drop);
    String said = atConsole(apply(60)).err();
    assertTrue(said.contains("stays dropped, also for who knocked: inet other\n"), said);
  }
}
