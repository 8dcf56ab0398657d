package psw.tunnel;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import psw.client.knock.Gate;
import psw.client.tunnel.Forward;
import psw.client.tunnel.HostKeyRule;
import psw.client.tunnel.Login;
import psw.client.tunnel.Plan;
import psw.grants.Grant;
import psw.wire.value.SshFingerprint;
import psw.wire.value.SshPublicKey;

/** psw gateway on loopback; what a tunnel leads to is granted before it is opened. */
final class GatewayProcess implements Far {
  private final Path dir;
  private final int port;
  private final Process process;
  private final Set<String> granted = new TreeSet<>();

  private GatewayProcess(Path dir, int port, List<String> options) throws IOException {
    this.dir = dir;
    this.port = port;
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.addAll(List.of("-jar", "../client-tools/target/psw/psw.jar", "gateway"));
    words.addAll(List.of("--listen", "127.0.0.1", "--port", "" + port, "--share", "" + share()));
    this.process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("gateway.log").toFile())
            .start();
  }

  static GatewayProcess start(Path dir, String... options) throws Exception {
    Sshd.key(dir.resolve("user"), "");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    GatewayProcess gateway = new GatewayProcess(dir, port, List.of(options));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.readString(dir.resolve("gateway.log")).contains("listening on port"));
    return gateway;
  }

  int port() {
    return port;
  }

  private Path share() {
    return dir.resolve("share");
  }

  private static SshPublicKey key(Path file) throws Exception {
    return SshPublicKey.parse(Files.readString(file));
  }

  @Override
  public Plan plan(Forward... forwards) throws Exception {
    SshPublicKey key = key(dir.resolve("user.pub"));
    for (Forward forward : forwards) {
      granted.add("127.0.0.1:" + forward.target().orElseThrow().port().number());
    }
    Grant[] grants = granted.stream().map(Grant::of).toArray(Grant[]::new);
    Path authorized = share().resolve("authorized");
    Path fresh = authorized.resolve(".new");
    Files.writeString(fresh, Grant.render(key.text(), grants));
    Files.move(
        fresh, authorized.resolve(key.fingerprint().fileName()), StandardCopyOption.ATOMIC_MOVE);
    SshFingerprint host = key(share().resolve("ssh_host_ed25519_key.pub")).fingerprint();
    return new Plan(
        Login.parse("psw-tunnel@127.0.0.1:" + port),
        dir.resolve("user"),
        new HostKeyRule.Pinned(Set.of(host)),
        List.of(forwards),
        new Gate.None());
  }

  @Override
  public GatewayProcess another(Path empty) throws Exception {
    return start(empty);
  }

  @Override
  public GatewayProcess impatient(Path empty) throws Exception {
    return start(empty, "-Dorg.apache.sshd.config.rekey-bytes-limit=1048576");
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
