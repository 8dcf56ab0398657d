package psw.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.testing.Town.CONFIG;
import static psw.testing.Town.RULES;
import static psw.testing.Town.SOON;
import static psw.testing.Town.START;
import static psw.testing.Town.must;
import static psw.testing.Town.psw;
import static psw.testing.Town.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import psw.client.lab.Host;
import psw.client.lab.HostCommand;
import psw.client.lab.Outcome;

/** A site: its gate, the receiver of knocks, its SSH server for tunnels, and its broker. */
public final class Household {
  private static final String BROKER_LOG = "var/log/broker.log";
  private static final String GATE_LOG = "var/log/gate.log";

  private final Host host;
  private final String addresses;
  private final String rendezvous;
  private Process broker;
  private Process receiver;
  private Process sshd;

  /**
   * One that does not stand yet.
   *
   * @param addresses which it announces, with commas between
   * @param rendezvous where
   */
  public Household(Host host, String addresses, String rendezvous) {
    this.host = host;
    this.addresses = addresses;
    this.rendezvous = rendezvous;
  }

  /** Where it is. */
  public Host host() {
    return host;
  }

  /** Installs the gate and the SSH server, and starts all of it. */
  public void build() throws Exception {
    must(host, "rmdir", "/var/lib/psw");
    must(host, "mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", "/usr/libexec");
    must(host, CONFIG.resolve("sshd/install").toString(), "--port", "22");
    must(host, CONFIG.resolve("gate/install").toString());
    must(host, "iptables-restore", RULES.resolve("spa-iptables.rules").toString());
    must(host, "ip6tables-restore", RULES.resolve("spa-ip6tables.rules").toString());
    must(host, "sh", "-c", "chown root:psw-gate /proc/net/xt_recent/PSW*_SPA");
    must(host, "sh", "-c", "chmod 660 /proc/net/xt_recent/PSW*_SPA");
    must(host, "install", "-d", "-m", "711", "-o", "psw-gate", "-g", "psw-gate", "/run/psw-gate");
    must(host, "mkdir", "-p", "/run/sshd");
    receive();
    listen();
    serve("PSW_SPA_PORT", "62201");
  }

  /** The gate's receiver, as its unit has it. */
  public void receive() throws Exception {
    receiver =
        host.command(
                words(
                    "setpriv --reuid psw-gate --regid psw-gate --init-groups --no-new-privs"
                        + " --inh-caps -all --bounding-set -all",
                    psw("gate", "run")))
            .logTo(file(GATE_LOG))
            .start();
    await().atMost(SOON).until(() -> Files.readString(file(GATE_LOG)).contains("listening"));
  }

  /** It is killed. */
  public void receiverDies() throws Exception {
    receiver.destroyForcibly().waitFor();
    Files.delete(file(GATE_LOG));
  }

  /** Nobody is let in any more who knocked before. */
  public void shut() throws Exception {
    must(host, "sh", "-c", "echo / > /proc/net/xt_recent/PSW_SPA");
  }

  /** The SSH server for tunnels. */
  public void listen() throws Exception {
    sshd =
        host.command("/usr/sbin/sshd", "-D", "-e", "-f", "/etc/psw/sshd_config")
            .logTo(file("var/log/sshd.log"))
            .start();
    await().atMost(SOON).until(() -> host.run(SOON, "nc", "-z", "127.0.0.1", "22").succeeded());
  }

  /** It is killed; its sessions live on. */
  public void sshdDies() throws Exception {
    sshd.destroyForcibly().waitFor();
    await().atMost(SOON).until(() -> !host.run(SOON, "nc", "-z", "127.0.0.1", "22").succeeded());
  }

  /** The broker, with the setting that says how the gate is opened. */
  public void serve(String setting, String value) throws Exception {
    serve(addresses, setting, value);
  }

  /** The same, announced at another address. */
  public void servesAt(String address) throws Exception {
    serve(address, "PSW_SPA_PORT", "62201");
  }

  private void serve(String announced, String setting, String value) throws Exception {
    HostCommand command =
        host.command(psw("broker", "--data", "/var/lib/psw", "--rendezvous", rendezvous))
            .as("psw")
            .with("HOME", "/var/lib/psw")
            .with("PSW_NAME", host.name())
            .with("PSW_ADDR", announced)
            .with(setting, value)
            .logTo(file(BROKER_LOG));
    broker = command.start();
    String ready = "http://127.0.0.1:8000/health/ready";
    await()
        .atMost(START)
        .until(() -> !broker.isAlive() || host.run(SOON, "curl", "-sf", ready).succeeded());
    assertEquals(true, broker.isAlive(), () -> text(BROKER_LOG));
  }

  /** It ends in good order. */
  public void brokerEnds() throws Exception {
    broker.destroy();
    broker.waitFor();
  }

  /** What its owner types. */
  public String owner(String... words) throws Exception {
    Outcome outcome = asOwner(words);
    assertEquals(0, outcome.exit(), outcome::toString);
    return outcome.out();
  }

  Outcome asOwner(String... words) throws Exception {
    return host.command(psw(words))
        .as("psw")
        .with("PSW_TOKEN_FILE", "/var/lib/psw/cli.token")
        .with("PSW_HOME", "/var/lib/psw/client")
        .run(SOON);
  }

  /** Starts what its owner types. */
  public Process begins(String before, String log, String... typed) throws Exception {
    return host.command(words(before, psw(typed)))
        .with("PSW_TOKEN_FILE", "/var/lib/psw/cli.token")
        .with("PSW_HOME", "/var/lib/psw/client")
        .logTo(file(log))
        .start();
  }

  private Path file(String path) {
    return host.root().resolve(path);
  }

  /** What is in one of its files. */
  public String text(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
