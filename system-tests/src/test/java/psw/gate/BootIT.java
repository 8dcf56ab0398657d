package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psw.client.lab.Outcome;
import psw.gate.rules.Backend;
import psw.gate.rules.Rules;
import psw.gate.rules.Settings;
import psw.testing.Needs;

/** What psw-firewall.service runs when the host starts, beside the rules of others. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "mount", "iptables-restore", "ip6tables-restore", "nft"})
class BootIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LISTS = "/proc/net/xt_recent/PSW_SPA /proc/net/xt_recent/PSW6_SPA";
  private static final String SETTINGS = "knock = both\nsequence = 7401, 5120, 9233";
  private static final Path CONFIG = Path.of("..", "server-config").toAbsolutePath().normalize();

  private Street street;
  private Gate gate;
  private String before;

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
    gate = street.gate(22);
    Foreign.load(gate);
    before = Foreign.rules(gate);
    // the one directory of the installation that a host shares with the machine
    must("mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", "/usr/libexec");
    Path script = gate.host().root().resolve("usr/libexec/psw/psw-firewall");
    Files.createDirectories(script.getParent());
    Files.copy(CONFIG.resolve("gate/psw-firewall"), script);
    must("chmod", "0755", "/usr/libexec/psw/psw-firewall");
  }

  @AfterEach
  void close() {
    street.close();
  }

  private void must(String... words) throws Exception {
    Firewall.run(gate.host(), words);
  }

  private void keep(Backend backend, String text) throws Exception {
    Path kept = gate.host().root().resolve("etc/psw/firewall");
    Files.createDirectories(kept);
    Files.writeString(kept.resolve(backend.file()), text);
  }

  private void keep(Firewall firewall) throws Exception {
    keep(firewall, SETTINGS);
  }

  private void keep(Firewall firewall, String settings) throws Exception {
    Rules rules = Rules.of(Settings.parse(settings));
    for (Backend backend : Backend.values()) {
      if ((backend == Backend.NFTABLES) == (firewall == Firewall.NFTABLES)) {
        keep(backend, rules.own(backend, Set.of()));
      }
    }
  }

  // the unit's own line
  private Outcome unit(String key) throws Exception {
    String unit = Files.readString(CONFIG.resolve("systemd/psw-firewall.service"));
    Matcher line = Pattern.compile("(?m)^" + key + "=(.*)$").matcher(unit);
    assertTrue(line.find());
    List<String> words = new ArrayList<>(List.of(line.group(1).split(" ", -1)));
    return gate.host().run(SOON, words.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void what_was_kept_is_loaded_and_opens_by_a_knock_and_others_rules_stay(Firewall firewall)
      throws Exception {
    keep(firewall);
    assertEquals(new Outcome(0, "", ""), unit("ExecStart"));
    String loaded = Foreign.rules(gate);
    for (String line : before.lines().toList()) {
      assertTrue(loaded.contains(line + "\n"), line);
    }
    for (Family family : Family.values()) {
      Visitor visitor = street.visitor(gate, family);
      assertEquals(SILENT, visitor.call(22));
      visitor.knock(7401, 5120, 9233);
      assertEquals(OPEN, visitor.reach(22));
    }
  }

  @ParameterizedTest
  @EnumSource
  void loading_again_is_loading_once_and_what_others_emptied_comes_back(Firewall firewall)
      throws Exception {
    keep(firewall);
    unit("ExecStart");
    String once = Foreign.rules(gate);
    assertEquals(new Outcome(0, "", ""), unit("ExecReload"));
    assertEquals(once, Foreign.rules(gate));
    // as nftables.service does when it is restarted
    must("nft", "flush", "ruleset");
    Foreign.load(gate);
    assertEquals(new Outcome(0, "", ""), unit("ExecReload"));
    assertEquals(once, Foreign.rules(gate));
    must("/usr/libexec/psw/psw-firewall", "unload");
    assertEquals(before, Foreign.rules(gate));
  }

  @Test
  void what_is_there_twice_is_loaded_once_and_what_only_looks_like_ours_stays() throws Exception {
    String others =
        """
        *filter
        :PSW_MINE - [0:0]
        -A INPUT -m comment --comment "was -j PSW_INPUT once" -j DROP
        -A FORWARD -i lo -j PSW_MINE
        -A PSW_MINE -j DROP
        COMMIT
        """;
    Foreign.feed(gate, Backend.IPTABLES, others);
    before = Foreign.rules(gate);
    keep(Firewall.IPTABLES);
    unit("ExecStart");
    String once = Foreign.rules(gate);
    must("iptables", "-A", "INPUT", "-j", "PSW_INPUT");
    must("iptables", "-A", "INPUT", "-j", "PSW_INPUT");
    unit("ExecReload");
    assertEquals(once, Foreign.rules(gate));
    must("/usr/libexec/psw/psw-firewall", "unload");
    assertEquals(before, Foreign.rules(gate));
  }

  @Test
  void one_family_that_is_refused_is_told_and_the_other_is_loaded() throws Exception {
    keep(Firewall.IPTABLES);
    keep(Backend.IPTABLES, "*filter\n:PSW_INPUT - [0:0]\n-A PSW_INPUT -j NOWHERE\nCOMMIT\n");
    Outcome outcome = unit("ExecStart");
    assertEquals(1, outcome.exit());
    assertTrue(outcome.err().contains("iptables-restore refuses /etc/psw/firewall/iptables.rules"));
    assertEquals(SILENT, street.visitor(gate, Family.V6).call(22));
    assertEquals(OPEN, street.visitor(gate, Family.V4).reach(22), "the rules of others let in");
  }

  @ParameterizedTest
  @EnumSource
  void the_addresses_of_remote_services_come_and_go_with_the_rules(Firewall firewall)
      throws Exception {
    keep(firewall, "lan = eth1\nlan-network = 10.200.0.0/16");
    unit("ExecStart");
    unit("ExecStart");
    assertEquals("local 10.200.0.0/16 dev lo scope host \n", localRoutes());
    must("/usr/libexec/psw/psw-firewall", "unload");
    assertEquals("", localRoutes());
  }

  private String localRoutes() throws Exception {
    return gate.host()
        .run(SOON, "ip", "-4", "route", "show", "table", "local", "proto", "83")
        .out();
  }

  @Test
  void where_nothing_was_kept_it_says_so() throws Exception {
    Outcome outcome = unit("ExecStart");
    assertEquals(1, outcome.exit());
    assertTrue(outcome.err().contains("psw firewall apply"), outcome.err());
    assertEquals(before, Foreign.rules(gate));
  }

  @Test
  void the_lists_of_who_is_let_in_are_the_receivers_group_to_write() throws Exception {
    must("groupadd", "--system", "psw-gate");
    keep(Firewall.IPTABLES);
    unit("ExecStart");
    String owned = "root:psw-gate 660\nroot:psw-gate 660\n";
    assertEquals(owned, gate.host().run(SOON, "sh", "-c", "stat -c '%U:%G %a' " + LISTS).out());
  }
}
