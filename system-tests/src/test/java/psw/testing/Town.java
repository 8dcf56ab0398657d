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

  static final Duration START = Duration.ofMinutes(6);
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  static final Path CONFIG = REPOSITORY.resolve("server-config");
  static final Path RULES = REPOSITORY.resolve("rules");
  private static final Path PSW = REPOSITORY.resolve("client-tools/target/psw");
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  private final Lab lab;
  private final Host rv;
  private final Host ana;
  private final Host rui;
  private String rendezvous;
  private Household home;

  private Town(Lab lab) throws Exception {
    this.lab = lab;
    this.rv = lab.host("rv", "10.77.0.1/24", "fd77::1/64");
    this.ana = lab.host("ana", SITE + "/24", "fd77::2/64");
    this.rui = lab.host("rui", "10.77.0.3/24", "fd77::3/64");
  }

  /** Builds it and waits until all is ready. */
  public static Town open() throws Exception {
    Lab lab = lab();
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

  /** Ana's host. */
  public Host ana() {
    return ana;
  }

  /** Her site. */
  public Household site() {
    return home;
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
    rendezvous = rendezvous(rv, "10.77.0.1");
    home = new Household(ana, ELSEWHERE + ',' + SITE, rendezvous);
    home.build();
    web();
    pair();
  }

  /**
   * Starts a rendez-vous on a host, which sees what {@link #lab} shows; its address with its pin.
   */
  public static String rendezvous(Host host, String address) throws Exception {
    Path log = host.root().resolve("var/log/rendezvous.log");
    host.command(psw("rendezvous")).with("PSW_ADDR", address).logTo(log).start();
    await().atMost(START).until(() -> !pinned(log).isEmpty());
    return pinned(log);
  }

  /** An empty lab whose hosts can have all that is needed here. */
  public static Lab lab() throws Exception {
    return Lab.open(CONFIG, RULES, PSW, JAVA);
  }

  private static String pinned(Path log) throws IOException {
    Matcher line =
        Pattern.compile("over TLS it is (\\S+)")
            .matcher(Files.exists(log) ? Files.readString(log) : "");
    return line.find() ? line.group(1) : "";
  }

  private void web() throws Exception {
    ana.command("sh", "-c", "while :; do echo hello | nc -l -N 127.0.0.1 8080; done").start();
    home.owner("publish", "web", "127.0.0.1", "8080");
  }

  private void pair() throws Exception {
    Process invites =
        ana.command(psw("pair", "--name", "rui")).as("psw").with("HOME", "/var/lib/psw").start();
    String code = invites.inputReader().readLine();
    device("pair", code, "--name", "ana");
    assertEquals(0, invites.waitFor());
    home.owner("grant", "rui", "web");
  }

  /** The settings of Ana's gate, which are not applied. */
  public void rules(String lines) throws Exception {
    must(
        ana,
        "sh",
        "-c",
        "printf '" + lines + "\\n' > /etc/psw/gate.conf; chmod a+r /etc/psw/gate.conf");
  }

  /** What the doctor says to Ana of her own site. */
  public Outcome home() throws Exception {
    return home.asOwner("doctor");
  }

  /** The same where she names it. */
  public Outcome home(String site) throws Exception {
    return home.asOwner("doctor", site);
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

  /** The words of a command, behind those before it. */
  public static String[] words(String before, String[] command) {
    List<String> all = new ArrayList<>();
    if (!before.isEmpty()) {
      all.addAll(List.of(before.split(" ", -1)));
    }
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  /** The words of a psw command. */
  public static String[] psw(String... words) {
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
