package psw.rest;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A stock WildFly with one WAR, in a base directory of its own. */
final class WildFly implements AutoCloseable {
  private final Process process;
  private final Path base;
  private final int port;
  private final int tlsPort;

  private WildFly(Process process, Path base, int port, int tlsPort) {
    this.process = process;
    this.base = base;
    this.port = port;
    this.tlsPort = tlsPort;
  }

  static WildFly with(String kind) {
    return with(kind, port -> Map.of());
  }

  /** One with further settings, which hang on the port on which it answers. */
  static WildFly with(String kind, IntFunction<Map<String, String>> more) {
    try {
      Path base = Path.of("target", "wildfly-" + kind).toAbsolutePath();
      Path home = home();
      Servers.empty(base);
      copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
      Files.createDirectories(base.resolve("deployments"));
      Files.copy(Servers.war(kind), base.resolve("deployments").resolve(kind + ".war"));
      int port = free();
      int tlsPort = free();
      Map<String, String> settings = more.apply(port);
      ProcessBuilder server =
          new ProcessBuilder(
                  home.resolve("bin/standalone.sh").toString(),
                  "-Djboss.server.base.dir=" + base,
                  "-Djboss.http.port=" + port,
                  "-Djboss.https.port=" + tlsPort,
                  "-Djboss.bind.address=0.0.0.0",
                  "-Djboss.management.http.port=" + free())
              .redirectErrorStream(true)
              .redirectOutput(log(base).toFile());
      server.environment().put("PSW_DATA", base.resolve("psw").toString());
      server.environment().put("PSW_PROXY", ProxyContract.PROXY);
      server.environment().putAll(settings);
      server.environment().put("JAVA_HOME", System.getProperty("java.home"));
      server.environment().put("JAVA_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
      WildFly started = new WildFly(server.start(), base, port, tlsPort);
      started.awaitReady();
      return started;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where the build unpacked it: a directory named after its version. */
  private static Path home() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("target/wildfly"))) {
      return all.filter(path -> path.getFileName().toString().startsWith("wildfly-"))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }

  private void awaitReady() {
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .until(() -> listens() && api().get("/health/ready").status() == 200);
    } catch (RuntimeException e) {
      close();
      throw new AssertionError("WildFly is not ready; its log: " + log(base), e);
    }
  }

  private boolean listens() throws IOException {
    return Files.readString(log(base)).contains("WFLYSRV0025");
  }

  private static Path log(Path base) {
    return base.resolve("server.log");
  }

  /** Where the WAR keeps its data. */
  Path data() {
    return base.resolve("psw");
  }

  /** Where it answers over TLS, with a key that it made. */
  int tlsPort() {
    return tlsPort;
  }

  Api api() {
    return new Api(port);
  }

  @Override
  public void close() {
    // the script waits for the server, so the server ends first
    process.descendants().forEach(ProcessHandle::destroy);
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(path)) {
          Files.copy(path, target);
        }
      }
    }
  }
}
