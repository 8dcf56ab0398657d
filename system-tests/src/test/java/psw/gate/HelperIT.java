package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.SpaSites.knock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import psw.client.lab.Host;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** What who took over the receiver can do by the helper: let addresses in, and nothing else. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "setpriv", "nft", "perl"})
class HelperIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  // each argument is what one caller says; prints what each hears
  private static final String SAY =
      """
      use Socket;
      my $path = shift @ARGV;
      $SIG{PIPE} = 'IGNORE';
      for my $said (@ARGV) {
        socket(my $socket, AF_UNIX, SOCK_STREAM, 0) or die "socket: $!";
        connect($socket, pack_sockaddr_un($path)) or die "connect: $!\\n";
        syswrite($socket, $said);
        my $heard = '';
        sysread($socket, $heard, 100);
        print $heard || "nothing\\n";
      }
      """;

  private static Street street;
  private static Gate gate;

  @BeforeAll
  static void build() throws Exception {
    street = Street.open();
    gate = street.gate(22);
    Firewall.NFTABLES.loadSpa(gate.host());
    RunningReceiver.start(Firewall.NFTABLES, gate.host(), Street.VISITORS);
  }

  @AfterAll
  static void close() {
    street.close();
  }

  private static Outcome say(int account, List<String> lines) throws Exception {
    String id = Integer.toString(account);
    List<String> command = new ArrayList<>(List.of("setpriv", "--reuid", id, "--regid", id));
    command.addAll(List.of("--clear-groups", "perl", "-e", SAY, RunningHelper.SOCKET));
    command.addAll(lines);
    return gate.host().run(SOON, command.toArray(String[]::new));
  }

  /** All rules, without who is let in just now. */
  private static String rules() throws Exception {
    String rules = gate.host().run(SOON, "nft", "-s", "-t", "list", "ruleset").out();
    assertTrue(rules.contains("set spa_4"), rules);
    return rules;
  }

  private static String held(String what) throws Exception {
    Host host = gate.host();
    String script = "grep -E '^(Uid|Cap|NoNewPrivs)' /proc/$(pgrep -f '" + what + "')/status";
    return host.run(SOON, "sh", "-c", script).out().replaceAll("\\s+", " ");
  }

  @Test
  void what_is_no_line_with_one_address_changes_nothing() throws Exception {
    String before = rules();
    List<String> lines =
        List.of(
            "4 192.0.2.4; flush ruleset\n",
            "4 192.0.2.4 }\nflush ruleset\n",
            "4 0.0.0.0/0\n",
            "4 192.0.2.4, 192.0.2.5\n",
            "6 ::1\n",
            "flush ruleset\n",
            "$(nft flush ruleset)\n",
            "4 " + "1".repeat(100_000),
            "\n");
    Outcome heard = say(Unprivileged.NOBODY, lines);
    assertEquals("refused\n".repeat(lines.size()), heard.out(), heard.err());
    assertEquals(before, rules());
    String in = gate.host().run(SOON, "nft", "list", "set", "inet", "psw", "spa_4").out();
    assertFalse(in.contains("192.0.2"), in);
  }

  @Test
  void an_account_that_is_not_the_receivers_does_not_reach_it() throws Exception {
    Outcome heard = say(Unprivileged.NOBODY - 1, List.of("4 1.2.3.4\n"));
    assertTrue(heard.err().startsWith("connect: Permission denied"), heard.toString());
  }

  @Test
  void callers_in_great_number_do_not_wear_it_out() throws Exception {
    Outcome heard = say(Unprivileged.NOBODY, Collections.nCopies(100, "4 198.51.100.4\n"));
    assertEquals("done\n".repeat(100), heard.out(), heard.err());
    Visitor visitor = street.visitor(gate, Family.V6);
    knock(visitor);
    assertEquals(OPEN, visitor.reach(22));
  }

  @Test
  void receiver_and_helper_have_the_rights_that_they_need_and_no_other() throws Exception {
    Visitor visitor = street.visitor(gate, Family.V4);
    knock(visitor);
    assertEquals(OPEN, visitor.reach(22));
    String none = "0000000000000000 ";
    String receiver = held("[g]ate run");
    assertTrue(receiver.contains("CapPrm: " + none + "CapEff: " + none), receiver);
    assertTrue(receiver.contains("CapBnd: " + none + "CapAmb: " + none), receiver);
    String helper = held("[g]ate admit");
    String one = "0000000000001000 ";
    assertTrue(helper.contains("CapBnd: " + one + "CapAmb: " + one + "NoNewPrivs: 1"), helper);
    assertTrue(helper.startsWith("Uid: " + Unprivileged.HELPER + " "), helper);
  }
}
