package psw.gate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static psw.gate.Seen.OPEN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import psw.client.lab.Outcome;
import psw.gate.rules.Backend;
import psw.testing.Needs;

/** {@code psw firewall status}, on a host that has rules of others. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "setpriv", "unshare", "iptables-restore", "nft", "nc"})
class FirewallStatusIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Path JAR =
      Path.of("..", "client-tools", "target", "psw", "psw.jar").toAbsolutePath().normalize();
  private static final String PSW =
      HostAgent.JAVA.resolve("bin/java") + " -XX:TieredStopAtLevel=1 -jar " + JAR + " firewall ";
  private static final String AT = " --state /etc/state --keep /etc/keep";
  private static final String CONF = " --settings /etc/gate.conf";
  private static final String CONTAINERS =
      """
      *nat
      -A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
      COMMIT
      """;

  private Street street;
  private Gate gate;

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
    gate = street.gate(22);
    Foreign.load(gate);
    Files.writeString(
        etc("gate.conf"),
        "knock = both\nsequence = 7401, 5120, 9233\nwindow = 300\nopen = 443/tcp\n");
  }

  @AfterEach
  void close() {
    street.close();
  }

  private Path etc(String name) {
    return gate.host().root().resolve("etc").resolve(name);
  }

  private String must(String script) throws Exception {
    Outcome outcome = gate.host().run(SOON, "env", "-u", "SSH_CONNECTION", "sh", "-c", script);
    assertEquals(0, outcome.exit(), outcome::toString);
    return outcome.out();
  }

  private String status() throws Exception {
    return must(PSW + "status" + CONF + AT);
  }

  private static void says(String said, String line) {
    Pattern pattern = Pattern.compile("(?m)^" + line + "$");
    assertTrue(pattern.matcher(said).find(), () -> line + "\n" + said);
  }

  private void apply() throws Exception {
    must(PSW + "apply" + CONF + AT + " --within 300");
  }

  @Test
  void where_nothing_was_applied_it_says_so() throws Exception {
    String said = status();
    says(said, "rules +iptables, IPv4: NOT loaded: psw firewall apply");
    says(said, " +iptables, IPv6: NOT loaded: psw firewall apply");
    says(said, "at boot +NOT loaded: nothing was confirmed yet; psw firewall confirm");
    says(said, "hidden +22 \\(TCP\\), once the rules are loaded");
    says(said, "let in +nobody");
  }

  @Test
  void from_apply_to_confirm_and_boot_each_step_is_seen() throws Exception {
    must("groupadd --system psw-gate");
    apply();
    String applied = status();
    says(applied, "rules +iptables, IPv4: loaded, as /etc/gate.conf says");
    says(applied, " +iptables, IPv6: loaded, as /etc/gate.conf says");
    says(applied, "waiting +(300|2\\d\\d) s to be confirmed, then back as before");
    assertFalse(applied.contains("may not write"), "apply hands the lists to the receiver");
    must(PSW + "confirm" + AT);
    says(status(), "at boot +NOT loaded: systemctl enable psw-firewall");
    must(
        "mkdir -p /etc/systemd/system/sysinit.target.wants; cd /etc/systemd/system;"
            + " ln -s ../psw-firewall.service sysinit.target.wants/");
    String enabled = status();
    says(enabled, "at boot +loaded again, as they are now");
    assertFalse(enabled.contains("waiting"), enabled);
    Files.writeString(etc("gate.conf"), "knock = spa\nssh = 22, 22022\n");
    String changed = status();
    says(
        changed,
        "rules +iptables, IPv4: loaded, but NOT as /etc/gate.conf says: psw firewall show");
    says(changed, "hidden +22 \\(TCP\\)");
    apply();
    says(status(), "at boot +loaded as they were confirmed last, NOT as they are now");
  }

  @Test
  void what_is_loaded_is_told_whatever_the_file_says_since() throws Exception {
    Files.writeString(etc("gate.conf"), "ssh = 22022\nopen = 443/tcp\n");
    must("mkdir /etc/bin; cp $(command -v nc) /etc/bin/sshd");
    gate.host().start("/etc/bin/sshd", "-lk", "0.0.0.0", "443");
    await().atMost(SOON).until(() -> must("cat /proc/net/tcp").contains(":01BB "));
    apply();
    must(PSW + "confirm" + AT);
    Files.writeString(etc("gate.conf"), "ssh = 22022, 443\n");
    String said = status();
    says(said, "rules +iptables, IPv4: loaded, but NOT as /etc/gate.conf says: psw firewall show");
    says(said, "hidden +22022 \\(TCP\\)");
    says(said, "open +443/tcp");
    says(said, "warning: an SSH server is open to everybody without a knock, on port 443");
    String json = must(PSW + "status --json" + CONF + AT);
    assertTrue(json.contains("\"hidden\":[22022]"), json);
    assertTrue(json.contains("\"kind\":\"ssh-open\""), json);
  }

  @Test
  void rules_that_nobody_applied_are_not_taken_for_those_of_the_file() throws Exception {
    apply();
    must("iptables -I PSW_INPUT -p tcp --dport 23 -j ACCEPT");
    says(status(), "warning: the rules in the kernel are none that were applied here: .*");
  }

  @Test
  void who_knocked_is_let_in_for_the_time_that_is_left() throws Exception {
    apply();
    RunningReceiver receiver =
        RunningReceiver.start(Firewall.IPTABLES, gate.host(), Street.VISITORS);
    Visitor first = street.visitor(gate, Family.V4);
    Visitor second = street.visitor(gate, Family.V6);
    Visitor third = street.visitor(gate, Family.V4);
    SpaSites.knock(first);
    receiver.expectOpened(first);
    second.knock(7401, 5120, 9233);
    // two of three; it counts for ten seconds, which is less than a look takes on a busy machine
    String said = again(third);
    says(said, Pattern.quote("let in") + " +.*, 2\\d\\d s left");
    says(said, "(let in)? +" + first.address() + ", by a datagram, 2\\d\\d s left");
    says(said, "(let in)? +" + second.address() + ", by a sequence, 2\\d\\d s left");
    says(said, "knocking +" + third.address() + ", 2 of 3 knocks, \\d s left");
    says(said, "receiver +listens on UDP 62201, process \\d+");
    says(said, "packets +judged by the receiver: [1-9]\\d* over IPv4, 0 over IPv6");
    says(said, "warning: the receiver may not write .*PSW_SPA.*", "its group is another here");
    assertEquals(OPEN, first.reach(22));
    says(status(), " +let in by a datagram: 1 over IPv4, 0 over IPv6");
  }

  // the visitor knocks until a look was quick enough to see it
  private String again(Visitor visitor) throws Exception {
    String[] said = {""};
    await()
        .atMost(SOON)
        .until(
            () -> {
              visitor.knock(7401, 5120);
              said[0] = status();
              return said[0].contains("2 of 3 knocks");
            });
    return said[0];
  }

  private static void says(String said, String line, String why) {
    assertTrue(Pattern.compile("(?m)^" + line + "$").matcher(said).find(), why + "\n" + said);
  }

  @Test
  void what_is_open_beside_the_gate_is_told() throws Exception {
    apply();
    Foreign.feed(gate, Backend.IPTABLES, CONTAINERS);
    must("iptables -I INPUT -p tcp --dport 23 -j ACCEPT");
    must("ip6tables-save | grep -v PSW | ip6tables-restore");
    must("mkdir /etc/bin; cp $(command -v nc) /etc/bin/sshd");
    gate.host().start("/etc/bin/sshd", "-lk", "0.0.0.0", "443");
    gate.host().start("/etc/bin/sshd", "-lk", "0.0.0.0", "2222");
    gate.host().start("nc", "-lu", "0.0.0.0", "62201");
    await().atMost(SOON).until(() -> must("cat /proc/net/tcp /proc/net/udp").contains(":08AE "));
    await().atMost(SOON).until(() -> must("cat /proc/net/tcp /proc/net/udp").contains(":F2F9 "));
    String said = status();
    says(said, "warning: IPv6 is left open, at fd77:.*");
    says(said, "warning: published ports pass by the gate: 8080/tcp");
    says(
        said, "warning: rules of others stand before ours: -A INPUT -p tcp .*--dport 23 -j ACCEPT");
    says(said, "warning: an SSH server is open to everybody without a knock, on port 443");
    says(said, "warning: an SSH server is reached by nobody from elsewhere, on port 2222");
    says(said, "receiver +NOT ours: UDP 62201 is held by nc, process \\d+");
    String held = "/sys/module/xt_recent/parameters/ip_list_tot";
    if (Integer.parseInt(Files.readString(Path.of(held)).strip()) < 4096) {
      says(said, ".*options xt_recent ip_list_tot=4096.*");
    }
  }

  @Test
  void rules_of_the_older_iptables_are_told() throws Exception {
    String older = "iptables-legacy -A INPUT -p tcp --dport 22 -j DROP";
    assumeTrue(gate.host().run(SOON, "sh", "-c", older).succeeded(), "the kernel has them");
    says(status(), "warning: what rules of the older kind drop stays dropped, .*: iptables-legacy");
  }

  @Test
  void what_was_emptied_hides_nothing_whichever_family_it_is_of() throws Exception {
    apply();
    must("ip6tables -F; ip6tables -X 2>/dev/null; true");
    String said = status();
    says(said, "rules +iptables, IPv4: loaded, as /etc/gate.conf says");
    says(said, " +iptables, IPv6: NOT loaded: psw firewall apply");
    says(said, "warning: IPv6 is left open, at fd77:[^,]*");
    must(PSW + "rollback" + AT);
    apply();
    must("iptables -D INPUT -j PSW_INPUT");
    String other = status();
    says(other, "rules +iptables, IPv4: NOT loaded: psw firewall apply");
    says(other, "warning: IPv4 is left open, at 10\\..*");
  }

  @Test
  void a_list_that_is_left_of_other_rules_is_not_what_opens() throws Exception {
    apply();
    must("mkdir /etc/bin; ln -s $(command -v nft) /etc/bin/");
    String run = "PATH=/etc/bin " + PSW.replace(" firewall ", " gate run ");
    Outcome refused = gate.host().run(SOON, "sh", "-c", run);
    assertEquals(1, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("start psw gate admit as well"), refused.err());
  }

  @Test
  void with_nftables_alone_it_says_the_same() throws Exception {
    must(
        "mkdir /etc/bin; for p in nft sh unshare mktemp rm cat setsid getent chown chmod env; do"
            + " ln -s $(command -v $p) /etc/bin/$p; done");
    String path = "PATH=/etc/bin ";
    must(path + PSW + "apply" + CONF + AT + " --within 300");
    String alone = must(path + PSW + "status" + CONF + AT);
    says(alone, "warning: the receiver lets in nobody: there is no /run/psw-admit.sock");
    RunningReceiver.start(Firewall.NFTABLES, gate.host(), Street.VISITORS);
    must(
        "nft add table inet other; nft add chain inet other in"
            + " '{ type filter hook input priority 10; policy accept; }';"
            + " nft add rule inet other in tcp dport 2323 drop");
    Visitor visitor = street.visitor(gate, Family.V6);
    String[] last = {""};
    // as a device does: it knocks again when the helper had no time
    await()
        .atMost(SOON)
        .until(
            () -> {
              SpaSites.knock(visitor);
              last[0] = must(path + PSW + "status" + CONF + AT);
              return last[0].contains(visitor.address());
            });
    String said = last[0];
    says(said, "rules +nftables, IPv4 and IPv6: loaded, as /etc/gate.conf says");
    says(said, "let in +" + visitor.address() + ", by a datagram, 2\\d\\d s left");
    says(said, "receiver +listens on UDP 62201, process \\d+");
    says(said, "packets +judged by the receiver: [1-9]\\d*");
    says(said, "warning: what these tables drop stays dropped, .*inet other.*");
    must(path + PSW + "rollback" + AT);
    says(must(path + PSW + "status" + CONF + AT), "rules +nftables, .*: NOT loaded: .*");
  }

  @Test
  void a_gate_of_nftables_is_seen_when_iptables_came_later() throws Exception {
    must("mkdir /etc/bin");
    must(
        "for p in nft sh unshare mktemp rm cat setsid env; do ln -s $(command -v $p) /etc/bin/; done");
    must("PATH=/etc/bin " + PSW + "apply" + CONF + AT + " --within 300");
    String said = status();
    says(said, "rules +iptables, IPv4: NOT loaded: psw firewall apply");
    says(said, " +nftables, IPv4 and IPv6: loaded, but used no more since iptables is here: .*");
    says(said, "hidden +22 \\(TCP\\)");
    says(said, "warning: rules of the gate are loaded by nft as well, .*");
  }

  @Test
  void the_receiver_listens_where_the_settings_say() throws Exception {
    must("mkdir -p /etc/psw; echo 'spa-port = 62301' > /etc/psw/gate.conf");
    must(PSW + "apply" + AT);
    RunningReceiver receiver = RunningReceiver.start(Firewall.IPTABLES, gate.host(), 1);
    assertTrue(receiver.first().contains("UDP port 62301"), receiver.first());
    must(PSW + "rollback" + AT);
    must("echo 'spa-port = 7000' > /etc/psw/gate.conf");
    Outcome applied = gate.host().run(SOON, "sh", "-c", PSW + "apply" + AT);
    String hint = "hint: the receiver listens on UDP 62301: systemctl restart psw-gate";
    assertTrue(applied.err().contains(hint), applied::toString);
    String moved = must(PSW + "status" + AT);
    says(
        moved,
        "receiver +listens on UDP 62301, NOT on 7000: systemctl restart psw-gate, process \\d+");
  }

  @Test
  void what_the_broker_tells_must_be_what_the_gate_does() throws Exception {
    Files.writeString(etc("gate.conf"), "ssh = 2222\nspa-port = 7000\n");
    must("mkdir -p /etc/psw; echo 'Port 22022' > /etc/psw/sshd_config");
    // as the broker's server is started, to whoever looks at its words
    String[] broker = {"env", "PSW_SPA_PORT=62201", "sh", "-c", "while :; do sleep 1; done"};
    List<String> words = new ArrayList<>(List.of(broker));
    words.addAll(List.of("/x/payara-micro.jar", "/x/broker.war"));
    gate.host().start(words.toArray(String[]::new));
    await().atMost(SOON).until(() -> status().contains("the broker tells"));
    String said = status();
    says(said, "warning: the broker tells devices to knock at UDP port 62201, .*");
    says(said, " +for the broker PSW_SPA_PORT=7000 .*systemctl restart psw-broker");
    says(said, "warning: the broker announces the SSH port 22022, .*");
  }

  @Test
  void programs_read_it_as_json() throws Exception {
    apply();
    String said = must(PSW + "status --json" + CONF + AT);
    assertTrue(said.startsWith("{\"rules\":{\"any\":true,\"iptables\":\"as-set\","), said);
    assertTrue(said.contains("\"hidden\":[22]"), said);
    assertTrue(said.contains("\"boot\":\"nothing-kept\""), said);
  }

  @Test
  void without_root_it_says_what_it_needs() throws Exception {
    Outcome outcome =
        gate.host().command("sh", "-c", PSW + "status" + CONF + AT).as("nobody").run(SOON);
    assertEquals(1, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().startsWith("psw: this needs root"), outcome.err());
  }
}
