package psw.grants;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.client.lab.Host;
import psw.client.lab.Lab;
import psw.client.lab.Outcome;

/**
 * A host on which psw-sshd was installed with the shipped script and runs with the rights of its
 * unit, and another host from which devices log in. No broker runs, unless one is started.
 */
public final class Site implements AutoCloseable {
  public static final Duration SOON = Duration.ofSeconds(30);
  public static final String V4 = "10.77.0.2";
  public static final String V6 = "fd77::2";
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  static final Path CONFIG = REPOSITORY.resolve("server-config");
  private static final Path JAVA = Path.of(System.getProperty("java.home"));
  private static final Path PSW = REPOSITORY.resolve("client-tools/target/psw");

  private final Lab lab;
  private final Host host;
  private final Host away;
  private final AtomicInteger devices = new AtomicInteger();
  private String share = "/var/lib/psw-share";
  private Path gatewayLog;

  private Site(Lab lab) throws Exception {
    this.lab = lab;
    this.host = lab.host("site", V4 + "/24", V6 + "/64");
    this.away = lab.host("away", "10.77.0.3/24", "fd77::3/64");
  }

  /** Two hosts, and nothing on them. */
  static Site bare() throws Exception {
    Lab lab = Lab.open(CONFIG, PSW, JAVA);
    try {
      Site site = new Site(lab);
      site.must("rmdir", "/var/lib/psw");
      // the one directory of the installation that a host shares with the machine
      site.must("mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", "/usr/libexec");
      return site;
    } catch (Exception | Error e) {
      lab.close();
      throw e;
    }
  }

  /** With psw-sshd on port 22, and services that greet. */
  static Site open() throws Exception {
    Site site = bare();
    try {
      site.must(CONFIG.resolve("sshd/install").toString(), "--port", "22");
      site.sshd("/etc/psw/sshd_config");
      site.greet();
      site.isKnown("/etc/psw/ssh_host_ed25519_key.pub");
      return site;
    } catch (Exception | Error e) {
      site.close();
      throw e;
    }
  }

  /** With psw gateway on port 22, run by a user of no privilege. */
  public static Site withGateway() throws Exception {
    Site site = bare();
    try {
      site.share = "/var/lib/gateway/share";
      site.must("install", "-d", "-o", "64000", "-g", "64000", "/var/lib/gateway", site.share);
      // what a test leaves there is root's, and this group's to read
      String authorized = site.share + "/authorized";
      site.must("install", "-d", "-m", "2750", "-o", "64000", "-g", "64000", authorized);
      site.must("sysctl", "-q", "-w", "net.ipv4.ip_unprivileged_port_start=22");
      site.startGateway();
      site.greet();
      site.isKnown(site.share + "/ssh_host_ed25519_key.pub");
      return site;
    } catch (Exception | Error e) {
      site.close();
      throw e;
    }
  }

  private void startGateway() throws Exception {
    List<String> words = new ArrayList<>(List.of("setpriv", "--reuid", "64000"));
    words.addAll(List.of("--regid", "64000", "--clear-groups", "--no-new-privs"));
    words.addAll(psw("gateway", "--port", "22", "--share", share));
    gatewayLog = host.root().resolve("var/log/gateway.log");
    host.command(words.toArray(String[]::new)).logTo(gatewayLog).start();
    await().atMost(SOON).until(() -> Files.readString(gatewayLog).contains("listening on port"));
  }

  /** What the gateway printed so far. */
  public String gatewayLog() throws IOException {
    return Files.readString(gatewayLog);
  }

  private void isKnown(String hostKey) throws IOException {
    String key = Files.readString(file(hostKey));
    StringBuilder known = new StringBuilder();
    for (String name : List.of(V4, V6, "[" + V4 + "]:*")) {
      known.append(name).append(' ').append(key);
    }
    Files.createDirectories(away.root().resolve("root/.ssh"));
    Files.writeString(away.root().resolve("root/.ssh/known_hosts"), known);
  }

  /** Starts an sshd with these settings and with the capabilities of the unit. */
  void sshd(String settings) throws Exception {
    Path log = host.root().resolve("var/log/sshd.log");
    host.command(
            "setpriv",
            "--no-new-privs",
            "--bounding-set",
            bounds("psw-sshd"),
            "/usr/sbin/sshd",
            "-D",
            "-e",
            "-f",
            settings)
        .logTo(log)
        .start();
    Matcher port = Pattern.compile("(?m)^Port (\\d+)$").matcher(Files.readString(file(settings)));
    port.find();
    String[] look = {"nc", "-z", V4, port.group(1)};
    await().atMost(SOON).until(() -> away.run(SOON, look).succeeded());
  }

  /** Starts the reaper as its unit has it: not root, and with the right to send signals alone. */
  void reaper() throws Exception {
    String group = must("getent", "group", "psw-akc").split(":", -1)[2];
    List<String> words =
        new ArrayList<>(List.of("setpriv", "--reuid", "64000", "--regid", "64000"));
    words.addAll(List.of("--groups", group, "--inh-caps", "-all,+kill"));
    words.addAll(List.of("--ambient-caps", "-all,+kill", "--no-new-privs"));
    words.addAll(List.of("--bounding-set", bounds("psw-reap")));
    words.addAll(psw("gate", "reap"));
    reaper(words);
  }

  /** Starts a reaper, and waits until it watches. */
  Process reaper(List<String> words) throws Exception {
    Process reaper = host.start(words.toArray(String[]::new));
    String said = reaper.errorReader(StandardCharsets.UTF_8).readLine();
    assertTrue(said.startsWith("psw: watching the grants in "), said);
    return reaper;
  }

  /** A unit's capabilities in setpriv's words. */
  static String bounds(String unit) throws IOException {
    String text = Files.readString(CONFIG.resolve("systemd").resolve(unit + ".service"));
    Matcher line = Pattern.compile("(?m)^CapabilityBoundingSet=(.*)$").matcher(text);
    line.find();
    return "-all,"
        + line.group(1).replaceAll("CAP_", "+").replace(' ', ',').toLowerCase(Locale.ROOT);
  }

  private void greet() throws Exception {
    Path script = file("/etc/greeter.pl");
    try (InputStream in = Site.class.getResourceAsStream("greeter.pl")) {
      Files.copy(in, script);
    }
    List<String> words = new ArrayList<>(List.of("perl", "/etc/greeter.pl"));
    for (String place : new String[] {"127.0.0.1", "::1", V4}) {
      words.addAll(List.of(place, "8801", place, "8802"));
    }
    words.add("/run/greeter.sock");
    Process greeter = host.start(words.toArray(String[]::new));
    assertEquals("ready", greeter.inputReader(StandardCharsets.UTF_8).readLine());
  }

  public Host host() {
    return host;
  }

  public Host away() {
    return away;
  }

  /** A file of the site. */
  Path file(String path) {
    return host.root().resolve(path.substring(1));
  }

  /** Runs a command on the site, which must succeed, and hands back what it printed. */
  public String must(String... words) throws Exception {
    Outcome outcome = host.run(SOON, words);
    assertEquals(0, outcome.exit(), outcome::toString);
    return outcome.out();
  }

  /** Somebody new. */
  public Device device() throws Exception {
    return device("ed25519");
  }

  Device device(String type) throws Exception {
    String key = "/root/key" + devices.incrementAndGet();
    String make = "ssh-keygen -q -t " + type + " -N '' -f " + key + " && ssh-keygen -lf " + key;
    String said = away.run(SOON, "sh", "-c", make).out();
    String fingerprint = said.split(" ", -1)[1].substring("SHA256:".length());
    String[] words =
        Files.readString(away.root().resolve(key.substring(1) + ".pub")).split(" ", -1);
    return new Device(
        key, words[0] + " " + words[1], fingerprint.replace('+', '-').replace('/', '_'));
  }

  /** Somebody new with these grants. */
  public Device device(Grant... grants) throws Exception {
    Device device = device();
    grant(device, grants);
    return device;
  }

  /** Writes what the broker would write. */
  public void grant(Device device, Grant... grants) throws IOException {
    write(device, Grant.render(device.publicKey(), grants));
  }

  public void write(Device device, String text) throws IOException {
    Path fresh = authorized(".new");
    Files.writeString(fresh, text);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r-----"));
    Files.move(fresh, authorized(device), StandardCopyOption.ATOMIC_MOVE);
  }

  public void revoke(Device device) throws IOException {
    Files.delete(authorized(device));
  }

  Path authorized(Device device) {
    return authorized(device.fingerprint());
  }

  Path authorized(String name) {
    return file(share + "/authorized/" + name);
  }

  /** The words of an ssh which asks nobody anything. */
  public List<String> words(Device device, String... more) {
    List<String> words = new ArrayList<>(List.of("ssh", "-F", "none", "-i", device.file()));
    for (String option :
        List.of(
            "BatchMode=yes",
            "IdentitiesOnly=yes",
            "StrictHostKeyChecking=yes",
            "ConnectTimeout=10")) {
      words.addAll(List.of("-o", option));
    }
    words.addAll(List.of(more));
    return words;
  }

  /** Runs ssh on the host {@code away}. */
  public Outcome ssh(Device device, String... more) throws Exception {
    return away.run(SOON, words(device, more).toArray(String[]::new));
  }

  /** What answers at a target of the site, if anything does. */
  public Outcome reach(Device device, String target) throws Exception {
    return ssh(device, "-W", target, "psw-tunnel@" + V4);
  }

  /** The psw command's words, for either host. */
  public static List<String> psw(String... words) {
    List<String> all = new ArrayList<>(List.of(JAVA.resolve("bin/java").toString()));
    all.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    all.addAll(List.of("-jar", PSW.resolve("psw.jar").toString()));
    all.addAll(List.of(words));
    return all;
  }

  @Override
  public void close() {
    lab.close();
  }
}
