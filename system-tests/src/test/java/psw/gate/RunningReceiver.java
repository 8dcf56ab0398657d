package psw.gate;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import psw.client.lab.Host;
import psw.wire.value.IpAddress;

/** The receiver of authenticated knocks at a gate, which runs. */
final class RunningReceiver implements AutoCloseable {
  private static final String STATE = "/var/lib/psw-gate";
  private static final String LIST = "/proc/net/xt_recent/";
  private static final String NOBODY = Integer.toString(Unprivileged.NOBODY);

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Process process;
  private final String first;

  private RunningReceiver(Process process, String first) {
    this.process = process;
    this.first = first;
  }

  /**
   * Starts it, with a key for each visitor, and waits until it listens: {@code psw gate run} as its
   * unit has it, not root, no capability, and no way to get one. With nftables it has its helper.
   */
  static RunningReceiver start(Firewall firewall, Host host, int visitors) throws Exception {
    GateKeys.write(host, visitors);
    if (firewall == Firewall.NFTABLES) {
      RunningHelper.start(host);
    }
    return start(firewall, host);
  }

  /** Its memory is empty, and lost nothing since 2021, which is before keys here were made. */
  static void remember(Host host) throws Exception {
    byte[] magic = "PSWLAST1".getBytes(StandardCharsets.US_ASCII);
    long begun = Instant.parse("2021-01-01T00:00:00Z").toEpochMilli();
    Path memory = host.root().resolve(STATE.substring(1)).resolve("last");
    Files.createDirectories(memory.getParent());
    Files.write(memory, ByteBuffer.allocate(16).put(magic).putLong(begun).array());
    Firewall.run(host, "chown", NOBODY + ":" + NOBODY, STATE + "/last");
  }

  /** Starts it where its keys, and with nftables its helper, are there. */
  static RunningReceiver start(Firewall firewall, Host host) throws Exception {
    Firewall.run(host, "mkdir", "-p", STATE);
    Firewall.run(host, "chown", NOBODY + ":" + NOBODY, STATE);
    if (firewall == Firewall.IPTABLES) {
      Firewall.run(host, "chown", "0:" + NOBODY, LIST + "PSW_SPA", LIST + "PSW6_SPA");
      Firewall.run(host, "chmod", "0660", LIST + "PSW_SPA", LIST + "PSW6_SPA");
    }
    Process process = host.command(Unprivileged.command("gate", "run")).start();
    BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
    String first = said.readLine();
    if (first == null || !first.startsWith("psw: listening for knocks")) {
      throw new IllegalStateException(String.valueOf(first));
    }
    RunningReceiver running = new RunningReceiver(process, first);
    running.listen(said);
    running.listen(process.inputReader(StandardCharsets.UTF_8));
    return running;
  }

  private void listen(BufferedReader reader) {
    Thread thread = new Thread(() -> reader.lines().forEach(told::add));
    thread.setDaemon(true);
    thread.start();
  }

  /** What it said when it began. */
  String first() {
    return first;
  }

  /** Waits until it has let this visitor in for the first time. */
  void expectOpened(Visitor visitor) throws UnknownHostException {
    expectTold("opened for ", visitor);
  }

  /** Waits until it has said this of a knock that came from this visitor. */
  void expectTold(String beginning, Visitor visitor) throws UnknownHostException {
    String address = IpAddress.text(InetAddress.getByName(visitor.address()));
    Pattern line = Pattern.compile(beginning + "key \\S+ from " + address + "(: .*)?");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> told.stream().anyMatch(l -> line.matcher(l).matches()));
  }

  /** Ends it without a word of warning. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
