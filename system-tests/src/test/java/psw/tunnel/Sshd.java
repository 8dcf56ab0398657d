package psw.tunnel;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import psw.client.knock.Gate;
import psw.client.tunnel.Forward;
import psw.client.tunnel.HostKeyRule;
import psw.client.tunnel.Login;
import psw.client.tunnel.Plan;
import psw.wire.value.BadValue;

/**
 * OpenSSH's server on loopback, with keys and settings of its own. It sees a private {@code
 * /etc/hosts} with a name that nobody else knows and an account {@code psw-tunnel} that is root's,
 * and ends with all its sessions when closed.
 */
public final class Sshd implements Far {
  static final String NAME_ONLY_IT_KNOWS = "only-there.test";

  private static final String START =
      "mount -t tmpfs tmpfs /run && mkdir /run/sshd && mount --bind \"$1/hosts\" /etc/hosts"
          + " && mount --bind \"$1/passwd\" /etc/passwd"
          + " && exec \"$(command -v sshd)\" -D -e -f \"$1/sshd_config\"";

  private final Path dir;
  private final int port;
  private Process process;

  private Sshd(Path dir, int port) throws IOException {
    this.dir = dir;
    this.port = port;
    this.process = process(dir);
  }

  /** Starts one with its files in a directory, and these settings beside the usual ones. */
  public static Sshd start(Path dir, String... settings) throws IOException, InterruptedException {
    key(dir.resolve("host"), "");
    key(dir.resolve("user"), "");
    Files.copy(dir.resolve("user.pub"), dir.resolve("authorized"));
    Files.writeString(
        dir.resolve("hosts"), "127.0.0.1 localhost\n127.0.0.1 " + NAME_ONLY_IT_KNOWS + "\n");
    Files.writeString(
        dir.resolve("passwd"),
        Files.readString(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)
            + "psw-tunnel:x:0:0::/root:/usr/sbin/nologin\n",
        StandardCharsets.ISO_8859_1);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(
        dir.resolve("sshd_config"),
        String.join(
            "\n",
            String.join("\n", settings),
            "Port " + port,
            "ListenAddress 127.0.0.1",
            "HostKey " + dir.resolve("host"),
            "AuthorizedKeysFile " + dir.resolve("authorized"),
            "StrictModes no",
            "UsePAM no",
            "PasswordAuthentication no",
            "PermitRootLogin prohibit-password",
            "AllowTcpForwarding local",
            "MaxSessions 0",
            "PidFile none",
            ""));
    Sshd sshd = new Sshd(dir, port);
    Files.writeString(sshd.knownHosts(), sshd.line(dir.resolve("host.pub")));
    sshd.awaitAnswer();
    return sshd;
  }

  /** Starts it once more, after its end, on the same port. */
  public void again() throws IOException {
    process = process(dir);
    awaitAnswer();
  }

  private void awaitAnswer() {
    await().atMost(Duration.ofSeconds(30)).until(() -> answers(port));
  }

  private static Process process(Path dir) throws IOException {
    return new ProcessBuilder(
            List.of(
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "--propagation",
                "private",
                "sh",
                "-c",
                START,
                "sh",
                dir.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("sshd.log").toFile()))
        .start();
  }

  /** Makes a pair of keys of type ed25519. */
  public static void key(Path file, String passPhrase) throws IOException, InterruptedException {
    Process made =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", passPhrase, "-f", "" + file)
            .inheritIO()
            .start();
    if (made.waitFor() != 0) {
      throw new IOException("ssh-keygen: " + made.exitValue());
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(2000);
      return socket.getInputStream().read() == 'S';
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A line of known hosts with this public key for this server. */
  String line(Path publicKey) throws IOException {
    String[] words = Files.readString(publicKey).split(" ", -1);
    return "[127.0.0.1]:" + port + " " + words[0] + " " + words[1].strip() + "\n";
  }

  /** Where its files are: {@code host}, {@code host.pub}, {@code authorized}. */
  public Path dir() {
    return dir;
  }

  /** Where it listens, on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** A file that knows it. */
  public Path knownHosts() {
    return dir.resolve("known_hosts");
  }

  Path userKey() {
    return dir.resolve("user");
  }

  /** What it logged so far. */
  public String log() throws IOException {
    return Files.readString(dir.resolve("sshd.log"), StandardCharsets.UTF_8);
  }

  @Override
  public Plan plan(Forward... forwards) throws BadValue {
    Login login = Login.parse("root@127.0.0.1:" + port);
    return new Plan(
        login, userKey(), new HostKeyRule.Known(knownHosts()), List.of(forwards), new Gate.None());
  }

  @Override
  public Sshd another(Path empty) throws IOException, InterruptedException {
    return start(empty);
  }

  @Override
  public Sshd impatient(Path empty) throws IOException, InterruptedException {
    return start(empty, "RekeyLimit 1M");
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
