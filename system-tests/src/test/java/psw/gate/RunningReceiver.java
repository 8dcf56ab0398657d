package psw.gate;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psw.client.lab.Host;
import psw.gate.receive.Receiver;
import psw.wire.knock.KnockKey;

/** The receiver of authenticated knocks at a gate, which runs. */
final class RunningReceiver {
  private static final Path JAR = Path.of("..", "client-tools", "target", "psw", "psw.jar");
  private static final String SHARE = "/var/lib/psw-share";
  private static final String STATE = "/var/lib/psw-gate";
  private static final String LIST = "/proc/net/xt_recent/";
  private static final int NOBODY = 65534;

  private final List<String> told = new CopyOnWriteArrayList<>();

  private RunningReceiver() {}

  /** Waits until it has let this visitor in for the first time. */
  void expectOpened(Visitor visitor) throws UnknownHostException {
    String address = InetAddress.getByName(visitor.address()).getHostAddress();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                told.stream()
                    .anyMatch(l -> l.startsWith("opened for ") && l.endsWith(" " + address)));
  }

  /**
   * Starts it, with a key for each visitor, and waits until it listens. With iptables it is {@code
   * psw gate run} as its unit has it: not root, no capability, and no way to get one.
   */
  static RunningReceiver start(Firewall firewall, Host host, int visitors) throws Exception {
    Firewall.run(host, "mkdir", "-p", SHARE, STATE);
    Files.writeString(host.root().resolve("var/lib/psw-share/gate.keys"), Keyring.file(visitors));
    if (firewall == Firewall.NFTABLES) {
      return started(host.command(nft()).start());
    }
    Firewall.run(host, "chown", NOBODY + ":" + NOBODY, STATE);
    Firewall.run(host, "chown", "0:" + NOBODY, LIST + "PSW_SPA", LIST + "PSW6_SPA");
    Firewall.run(host, "chmod", "0660", LIST + "PSW_SPA", LIST + "PSW6_SPA");
    return started(host.command(unprivileged()).start());
  }

  private static Stream<String> java() {
    String java = HostAgent.JAVA.resolve("bin/java").toString();
    return Stream.of(java, "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  }

  private static String[] unprivileged() {
    String id = Integer.toString(NOBODY);
    Stream<String> bounds =
        Stream.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs");
    Stream<String> none = Stream.of("--inh-caps", "-all", "--bounding-set", "-all");
    Stream<String> psw =
        Stream.of("-jar", JAR.toAbsolutePath().normalize().toString(), "gate", "run");
    return Stream.of(bounds, none, java(), psw).flatMap(s -> s).toArray(String[]::new);
  }

  private static String[] nft() throws IOException {
    String classes =
        Stream.of(RunningReceiver.class, Receiver.class, KnockKey.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> main =
        List.of("-cp", classes, NftReceiver.class.getName(), SHARE + "/gate.keys", STATE + "/last");
    return Stream.concat(java(), main.stream()).toArray(String[]::new);
  }

  private static RunningReceiver started(Process process) throws IOException {
    BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
    String first = said.readLine();
    if (first == null || !first.startsWith("psw: listening for knocks")) {
      throw new IllegalStateException(String.valueOf(first));
    }
    RunningReceiver running = new RunningReceiver();
    running.listen(said);
    running.listen(process.inputReader(StandardCharsets.UTF_8));
    return running;
  }

  private void listen(BufferedReader reader) {
    Thread thread = new Thread(() -> reader.lines().forEach(told::add));
    thread.setDaemon(true);
    thread.start();
  }
}
