package psw.tunnel;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The psw command in a process of its own, as users run it. */
final class Command implements AutoCloseable {
  /** The jar that ./psw runs. */
  static final Path JAR =
      Path.of("..", "client-tools", "target", "psw", "psw.jar").toAbsolutePath().normalize();

  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Process process;
  private final Path out;
  private final Path err;

  private Command(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Its words before the command's own. */
  static List<String> words(String... words) {
    List<String> all = new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC", "-jar", JAR.toString()));
    all.addAll(List.of(words));
    return all;
  }

  static Command start(Path dir, String... words) throws IOException {
    return start(dir, Map.of(), words);
  }

  /** Starts it with these environment variables beside the others. */
  static Command start(Path dir, Map<String, String> settings, String... words) throws IOException {
    Path out = Files.createTempFile(dir, "out", "");
    Path err = Files.createTempFile(dir, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(words(words))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("SSH_AUTH_SOCK");
    builder.environment().putAll(settings);
    return new Command(builder.start(), out, err);
  }

  String out() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }

  /** Waits until it says where the first so many of its forwards listen. */
  List<InetSocketAddress> listens(int forwards) {
    await().atMost(Duration.ofSeconds(60)).until(() -> out().split("\n", -1).length > forwards);
    try {
      return out()
          .lines()
          .map(line -> line.replaceAll("^127\\.0\\.0\\.1:(\\d+) .*", "$1"))
          .map(
              port ->
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Waits for a whole line of output. */
  String firstLine() {
    await().atMost(Duration.ofSeconds(60)).until(() -> out().contains("\n"));
    try {
      return out().lines().findFirst().orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  int exit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
