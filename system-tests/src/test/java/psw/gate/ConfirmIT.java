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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.lab.Host;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** {@code psw firewall confirm} by an owner who applied the rules over SSH, and may be shut out. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "unshare", "setsid", "iptables-restore", "nft", "sshd", "ssh"})
class ConfirmIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Path JAR =
      Path.of("..", "client-tools", "target", "psw", "psw.jar").toAbsolutePath().normalize();
  private static final String PSW =
      HostAgent.JAVA.resolve("bin/java") + " -XX:TieredStopAtLevel=1 -jar " + JAR + " firewall ";
  private static final String AT = " --state /etc/state --keep /etc/keep";
  private static final String APPLY =
      PSW + "apply --within 300 --settings /etc/gate.conf" + AT + " 2>&1";
  private static final String CONFIRM = PSW + "confirm" + AT + " 2>&1";
  private static final String CUT_OFF = "nothing shows that this login is newer than the rules";
  private static final String OLD = "this login was there before the rules were";

  private Street street;
  private Gate gate;
  private Visitor owner;
  private Outcome applied;

  /** An owner who is logged in from before, and has applied the rules there. */
  @BeforeEach
  void apply() throws Exception {
    street = Street.open();
    gate = street.gate();
    Files.writeString(etc("gate.conf"), "knock = sequence\nsequence = 7401, 5120, 9233\n");
    key(street.host(), "/root/id");
    Files.copy(street.host().root().resolve("root/id.pub"), etc("ssh/keys"));
    key(gate.host(), "/etc/ssh/one");
    Firewall.run(gate.host(), "mkdir", "-p", "/run/sshd");
    List<String> sshd = new ArrayList<>(List.of("/usr/sbin/sshd", "-D", "-f", "/dev/null"));
    sshd.addAll(List.of("-h", "/etc/ssh/one", "-o", "UsePAM no", "-o", "StrictModes no"));
    sshd.addAll(List.of("-o", "AuthorizedKeysFile /etc/ssh/keys", "-o", "PidFile none"));
    gate.host().start(sshd.toArray(String[]::new));
    owner = street.visitor(gate, Family.V4);
    await().atMost(SOON).until(() -> owner.call(22) == Seen.OPEN);
    street.host().start(ssh("-M", "-N"));
    await().atMost(SOON).until(() -> login("true").exit() == 0);
    applied = login(APPLY);
    assertEquals(0, applied.exit(), applied::toString);
  }

  @AfterEach
  void close() {
    street.close();
  }

  private static void key(Host host, String file) throws Exception {
    Firewall.run(host, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file);
  }

  private Path etc(String name) {
    return gate.host().root().resolve("etc").resolve(name);
  }

  // what goes over the connection from before, if that is there
  private String[] ssh(String... more) {
    List<String> words = new ArrayList<>(List.of("ssh", "-F", "none", "-i", "/root/id"));
    words.addAll(List.of("-b", owner.address(), "-o", "StrictHostKeyChecking=no"));
    words.addAll(List.of("-o", "LogLevel=ERROR", "-o", "ConnectTimeout=5"));
    words.addAll(List.of("-S", "/root/shared", "root@" + owner.gate()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private Outcome login(String command) throws Exception {
    return street.host().run(SOON, ssh(command));
  }

  private Outcome loginAnew(String command) throws Exception {
    return street.host().run(SOON, ssh("-S", "none", command));
  }

  private void expectRefused(String said, String why) {
    assertTrue(said.contains(why), said);
    assertTrue(Files.exists(etc("state/due")), "it waits still");
  }

  @Test
  void that_connections_from_before_may_fall_silent_is_said_before() {
    assertTrue(applied.out().contains("connections that are open already (1) were not tracked"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"setsid -f", "nohup setsid"})
  void what_is_cut_off_from_its_login_does_not_confirm(String how) throws Exception {
    // it begins when its parents are gone; as in tmux and screen, it keeps nothing of its login
    String later = "sleep 2; { " + CONFIRM + "; } >/etc/said; mv /etc/said /etc/said.whole";
    login("env -i PATH=$PATH " + how + " sh -c '" + later + "' </dev/null >/dev/null 2>&1 &");
    await().atMost(SOON).until(() -> Files.exists(etc("said.whole")));
    expectRefused(Files.readString(etc("said.whole")), CUT_OFF);
  }

  @Test
  void a_new_shell_over_an_old_connection_does_not_confirm() throws Exception {
    expectRefused(login(CONFIRM).out(), OLD);
  }

  @Test
  void a_login_that_an_old_one_makes_to_its_own_host_does_not_confirm() throws Exception {
    Files.copy(street.host().root().resolve("root/id"), etc("ssh/id"));
    String within =
        "chmod 600 /etc/ssh/id; ssh -F none -i /etc/ssh/id -o StrictHostKeyChecking=no"
            + " -o LogLevel=ERROR 127.0.0.1 '"
            + CONFIRM
            + "'";
    expectRefused(login(within).out(), OLD);
  }

  @Test
  void a_login_through_the_gate_confirms() throws Exception {
    assertEquals(255, loginAnew("true").exit(), "shut");
    owner.knock(7401, 5120, 9233);
    Outcome fresh = loginAnew(CONFIRM);
    assertEquals("confirmed; the rules stay\n", fresh.out(), fresh::toString);
  }

  @Test
  void while_not_all_is_loaded_nobody_confirms() throws Exception {
    Files.delete(etc("state/since"));
    owner.knock(7401, 5120, 9233);
    expectRefused(loginAnew(CONFIRM).out(), "not all rules were loaded");
  }
}
