package psw.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.client.lab.Host;
import psw.client.lab.HostCommand;
import psw.client.lab.Lab;
import psw.client.lab.Outcome;

/**
 * A rendez-vous, Ana's site behind its gate, and Rui's device without a broker, which is paired
 * with her and may use her web server.
 */
public final class Town implements AutoCloseable {
  /** Within this a command ends. */
  public static final Duration SOON = Duration.ofSeconds(60);

  /** Her address. */
  public static final String SITE = "10.77.0.2";

  /** Announced before the right one, as an address that was another's in the meantime. */
  public static final String ELSEWHERE = "10.77.0.1";

  private static final Duration START = Duration.ofMinutes(6);
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path CONFIG = REPOSITORY.resolve("server-config");
  private static final Path RULES = REPOSITORY.resolve("rules");
  private static final Path PSW = REPOSITORY.resolve("client-tools/target/psw");
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  private final Lab lab;
  private final Host rv;
  private final Host ana;
  private final Host rui;
  private String rendezvous;
  private Process broker;
  private Process receiver;
  private Process sshd;

  private Town(Lab lab) throws Exception {
    this.lab = lab;
    this.rv = lab.host("rv", "10.77.0.1/24", "fd77::1/64");
    this.ana = lab.host("ana", SITE + "/24", "fd77::2/64");
    this.rui = lab.host("rui", "10.77.0.3/24", "fd77::3/64");
  }

  /** Builds it and waits until all is ready. */
  public static Town open() throws Exception {
    Lab lab = Lab.open(CONFIG, RULES, PSW, JAVA);
    try {
      Town town = new Town(lab);
      town.build();
      return town;
    } catch (Exception | Error e) {
      lab.close();
      throw e;
    }
  }

  /** The rendez-vous. */
  public Host rv() {
    return rv;
  }

  /** Ana's site. */
  public Host ana() {
    return ana;
  }

  /** Rui's device. */
  public Host rui() {
    return rui;
  }

  /** Starts what Rui types; what it says and prints goes to a file of his. */
  public Process begins(String log, String... words) throws Exception {
    return rui.command(psw(words)).with("PSW_RENDEZVOUS", rendezvous).logTo(file(rui, log)).start();
  }

  private void build() throws Exception {
    must(ana, "rmdir", "/var/lib/psw");
    must(ana, "mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", "/usr/libexec");
    must(ana, CONFIG.resolve("sshd/install").toString(), "--port", "22");
    must(ana, CONFIG.resolve("gate/install").toString());
    must(ana, "iptables-restore", RULES.resolve("spa-iptables.rules").toString());
    must(ana, "ip6tables-restore", RULES.resolve("spa-ip6tables.rules").toString());
    must(ana, "sh", "-c", "chown root:psw-gate /proc/net/xt_recent/PSW*_SPA");
    must(ana, "sh", "-c", "chmod 660 /proc/net/xt_recent/PSW*_SPA");
    must(ana, "install", "-d", "-m", "711", "-o", "psw-gate", "-g", "psw-gate", "/run/psw-gate");
    must(ana, "mkdir", "-p", "/run/sshd");
    Path log = rv.root().resolve("var/log/rendezvous.log");
    rv.command(psw("rendezvous")).with("PSW_ADDR", "10.77.0.1").logTo(log).start();
    await().atMost(START).until(() -> !pinned(log).isEmpty());
    rendezvous = pinned(log);
    receive();
    listen();
    serve("PSW_SPA_PORT", "62201");
    web();
    pair();
  }

  private static String pinned(Path log) throws IOException {
    Matcher line =
        Pattern.compile("over TLS it is (\\S+)")
            .matcher(Files.exists(log) ? Files.readString(log) : "");
    return line.find() ? line.group(1) : "";
  }

  /** The gate's receiver, as its unit has it. */
  public void receive() throws Exception {
    receiver =
        ana.command(
                words(
                    "setpriv --reuid psw-gate --regid psw-gate --init-groups --no-new-privs"
                        + " --inh-caps -all --bounding-set -all",
                    psw("gate", "run")))
            .logTo(file(ana, "var/log/gate.log"))
            .start();
    await()
        .atMost(SOON)
        .until(() -> Files.readString(file(ana, "var/log/gate.log")).contains("listening"));
  }

  /** It is killed. */
  public void receiverDies() throws Exception {
    receiver.destroyForcibly().waitFor();
    Files.delete(file(ana, "var/log/gate.log"));
  }

  /** Nobody is let in any more who knocked before. */
  public void shut() throws Exception {
    must(ana, "sh", "-c", "echo / > /proc/net/xt_recent/PSW_SPA");
  }

  /** The SSH server for tunnels. */
  public void listen() throws Exception {
    sshd =
        ana.command("/usr/sbin/sshd", "-D", "-e", "-f", "/etc/psw/sshd_config")
            .logTo(file(ana, "var/log/sshd.log"))
            .start();
    await().atMost(SOON).until(() -> ana.run(SOON, "nc", "-z", "127.0.0.1", "22").succeeded());
  }

  /** It is killed; its sessions live on. */
  public void sshdDies() throws Exception {
    sshd.destroyForcibly().waitFor();
    await().atMost(SOON).until(() -> !ana.run(SOON, "nc", "-z", "127.0.0.1", "22").succeeded());
  }

  /** Ana's broker, with the setting that says how her gate is opened. */
  public void serve(String setting, String value) throws Exception {
    serve(ELSEWHERE + ',' + SITE, setting, value);
  }

  /** The same, announced at another address. */
  public void servesAt(String address) throws Exception {
    serve(address, "PSW_SPA_PORT", "62201");
  }

  private void serve(String addresses, String setting, String value) throws Exception {
    HostCommand command =
        ana.command(psw("broker", "--data", "/var/lib/psw", "--rendezvous", rendezvous))
            .as("psw")
            .with("HOME", "/var/lib/psw")
            .with("PSW_NAME", "ana")
            .with("PSW_ADDR", addresses)
            .with(setting, value)
            .logTo(file(ana, "var/log/broker.log"));
    broker = command.start();
    String ready = "http://127.0.0.1:8000/health/ready";
    await()
        .atMost(START)
        .until(() -> !broker.isAlive() || ana.run(SOON, "curl", "-sf", ready).succeeded());
    assertEquals(true, broker.isAlive(), () -> text("var/log/broker.log"));
  }

  /** It ends in good order. */
  public void brokerEnds() throws Exception {
    broker.destroy();
    broker.waitFor();
  }

  private void web() throws Exception {
    ana.command("sh", "-c", "while :; do echo hello | nc -l -N 127.0.0.1 8080; done").start();
    owner("publish", "web", "127.0.0.1", "8080");
  }

  private void pair() throws Exception {
    Process invites =
        ana.command(psw("pair", "--name", "rui")).as("psw").with("HOME", "/var/lib/psw").start();
    String code = invites.inputReader().readLine();
    device("pair", code, "--name", "ana");
    assertEquals(0, invites.waitFor());
    owner("grant", "rui", "web");
  }

  /** The settings of Ana's gate, which are not applied. */
  public void rules(String lines) throws Exception {
    must(
        ana,
        "sh",
        "-c",
        "printf '" + lines + "\\n' > /etc/psw/gate.conf; chmod a+r /etc/psw/gate.conf");
  }

  /** What Ana types. */
  public String owner(String... words) throws Exception {
    Outcome outcome = asOwner(words);
    assertEquals(0, outcome.exit(), outcome::toString);
    return outcome.out();
  }

  private Outcome asOwner(String... words) throws Exception {
    return ana.command(psw(words))
        .as("psw")
        .with("PSW_TOKEN_FILE", "/var/lib/psw/cli.token")
        .with("PSW_HOME", "/var/lib/psw/client")
        .run(SOON);
  }

  /** What the doctor says to Ana of her own site. */
  public Outcome home() throws Exception {
    return asOwner("doctor");
  }

  /** The same where she names it. */
  public Outcome home(String site) throws Exception {
    return asOwner("doctor", site);
  }

  /** What Rui types. */
  public Outcome types(String... words) throws Exception {
    return rui.command(psw(words)).with("PSW_RENDEZVOUS", rendezvous).run(SOON);
  }

  private void device(String... words) throws Exception {
    Outcome outcome = types(words);
    assertEquals(0, outcome.exit(), outcome::toString);
  }

  /** What the doctor says to Rui; {@code before} are words in front of the command. */
  public Outcome doctor(String before) throws Exception {
    return rui.command(words(before, psw("doctor", "ana/web")))
        .with("PSW_RENDEZVOUS", rendezvous)
        .run(SOON);
  }

  /** Runs a command that ends well. */
  public static void must(Host host, String... words) throws Exception {
    Outcome outcome = host.run(SOON, words);
    assertEquals(0, outcome.exit(), outcome::toString);
  }

  private static Path file(Host host, String path) {
    return host.root().resolve(path);
  }

  private String text(String path) {
    try {
      return Files.readString(file(ana, path));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String[] words(String before, String[] command) {
    List<String> all = new ArrayList<>();
    if (!before.isEmpty()) {
      all.addAll(List.of(before.split(" ", -1)));
    }
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  private static String[] psw(String... words) {
    List<String> all = new ArrayList<>(List.of(JAVA.resolve("bin/java").toString()));
    all.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    all.addAll(List.of("-jar", PSW.resolve("psw.jar").toString()));
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }

  @Override
  public void close() {
    lab.close();
  }
}
