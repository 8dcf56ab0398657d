package psw.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.lab.Host;
import psw.client.lab.Lab;
import psw.client.lab.Outcome;
import psw.testing.Needs;

@Needs({"root", "unshare", "nsenter", "ip", "iptables", "sshd", "ssh-keygen", "nc"})
class KnockIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Path RULES = Path.of("..", "rules").toAbsolutePath().normalize();
  private static final String SILENT =
      """
      Knocking on port 1111...   OK (no answer)
      Knocking on port 2222...   OK (no answer)
      Knocking on port 3333...   OK (no answer)
      """;

  private Lab lab;
  private Host ana;
  private Host rui;

  @BeforeEach
  void open() throws Exception {
    lab = Lab.open(Command.JAR);
    ana = lab.host("ana", "10.77.0.2/24", "fd77::2/64");
    rui = lab.host("rui", "10.77.0.3/24", "fd77::3/64");
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private Outcome psw(String... words) throws Exception {
    return ana.run(SOON, Command.words(words).toArray(String[]::new));
  }

  private static void must(Host host, String... words) throws Exception {
    Outcome outcome = host.run(SOON, words);
    assertTrue(outcome.succeeded(), () -> Arrays.toString(words) + ": " + outcome);
  }

  private void loadGate() throws Exception {
    for (String family : List.of("iptables", "ip6tables")) {
      String name = family + ".rules";
      Path copy = rui.root().resolve("etc").resolve(name);
      Files.copy(RULES.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
      must(rui, family + "-restore", "/etc/" + name);
    }
  }

  /** How many SYNs have come for each of the three ports. */
  private List<String> syns(String iptables) throws Exception {
    String listed = rui.run(SOON, iptables, "-t", "raw", "-vnxL", "PREROUTING").out();
    List<String> counts = new ArrayList<>();
    for (String line : listed.split("\n", -1)) {
      if (line.contains("dpt:")) {
        counts.add(line.strip().split(" +", 2)[0]);
      }
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.77.0.3", "fd77::3"})
  void each_port_sees_exactly_one_syn_and_never_a_second(String address) throws Exception {
    String iptables = address.indexOf(':') >= 0 ? "ip6tables" : "iptables";
    for (String port : List.of("1111", "2222", "3333")) {
      must(rui, iptables, "-t", "raw", "-A", "PREROUTING", "-p", "tcp", "--syn", "--dport", port);
      must(rui, iptables, "-A", "INPUT", "-p", "tcp", "--dport", port, "-j", "DROP");
    }
    Outcome outcome = psw("knock", address, "1111", "2222", "3333");
    assertEquals(new Outcome(0, SILENT, ""), outcome);
    await()
        .during(Duration.ofMillis(3500))
        .atMost(SOON)
        .until(() -> syns(iptables).equals(List.of("1", "1", "1")));
  }

  @Test
  void a_port_that_nobody_can_reach_has_failed() throws Exception {
    Outcome outcome = psw("knock", "10.99.0.1", "1111");
    assertEquals(
        "Knocking on port 1111...   FAILED (unreachable)\n\nFailed ports: 1111\n", outcome.out());
    assertEquals(1, outcome.exit());
  }

  @Test
  void a_port_that_rejects_has_failed_and_the_others_are_still_knocked_at() throws Exception {
    must(rui, "iptables", "-A", "INPUT", "-p", "tcp", "--dport", "2222", "-j", "DROP");
    Outcome outcome = psw("knock", "rui", "1111", "2222");
    assertTrue(outcome.out().contains("1111...   FAILED (connection refused)"), outcome.out());
    assertTrue(outcome.out().contains("2222...   OK (no answer)"), outcome.out());
    assertEquals(1, outcome.exit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.77.0.3", "fd77::3"})
  void a_tunnel_knocks_and_passes_a_gate_that_opens_once(String address) throws Exception {
    loadGate();
    serveSsh(address);
    String host = address.indexOf(':') >= 0 ? "[" + address + "]:22" : address;
    List<String> words =
        Command.words("tunnel", "root@" + host, "-i", "/root/key", "--known-hosts", "/root/known");
    words.addAll(List.of("--knock", "1111,2222,3333", "-L", "8080:127.0.0.1:22"));
    Process tunnel =
        ana.command(words.toArray(String[]::new)).logTo(ana.root().resolve("tmp/log")).start();
    await()
        .atMost(SOON)
        .until(() -> Files.readString(ana.root().resolve("tmp/log")).contains("8080 -> "));
    Process nc = ana.start("nc", "127.0.0.1", "8080");
    try (BufferedReader reader = nc.inputReader(StandardCharsets.UTF_8)) {
      assertTrue(reader.readLine().startsWith("SSH-2.0-"));
    }
    tunnel.destroy();
    assertEquals(128 + 15, tunnel.waitFor());
  }

  @Test
  void a_tunnel_that_does_not_knock_gets_no_answer() throws Exception {
    loadGate();
    serveSsh("10.77.0.3");
    Outcome outcome =
        psw(
            "tunnel",
            "root@10.77.0.3",
            "-i",
            "/root/key",
            "--known-hosts",
            "/root/known",
            "-D",
            "0");
    assertEquals(4, outcome.exit());
    assertTrue(outcome.err().contains("10.77.0.3:22 does not answer\n"), outcome.err());
    assertTrue(outcome.err().contains("--knock"), outcome.err());
  }

  private void serveSsh(String address) throws Exception {
    must(ana, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/root/key");
    must(rui, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/root/host");
    must(rui, "mkdir", "-p", "/run/sshd");
    Files.writeString(
        rui.root().resolve("root/authorized"),
        Files.readString(ana.root().resolve("root/key.pub")));
    String[] hostKey = Files.readString(rui.root().resolve("root/host.pub")).split(" ", -1);
    Files.writeString(
        ana.root().resolve("root/known"), address + " " + hostKey[0] + " " + hostKey[1] + "\n");
    Files.writeString(
        rui.root().resolve("root/config"),
        """
        HostKey /root/host
        AuthorizedKeysFile /root/authorized
        StrictModes no
        UsePAM no
        PermitRootLogin prohibit-password
        PidFile none
        """);
    rui.start("/usr/sbin/sshd", "-D", "-f", "/root/config");
    await().atMost(SOON).until(() -> rui.run(SOON, "nc", "-z", "127.0.0.1", "22").succeeded());
  }
}
