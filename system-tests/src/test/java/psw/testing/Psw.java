package psw.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The psw command in a process of its own, with settings and a home of its own. */
public final class Psw implements AutoCloseable {
  private static final Path JAR = Path.of("..", "client-tools", "target", "psw", "psw.jar");
  private static final Pattern WORMHOLE = Pattern.compile("([0-9.]+):([0-9]+) -> ");
  private static final Duration SOON = Duration.ofMinutes(2);

  private final Process process;
  private final Path out;
  private final Path err;

  private Psw(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it; nobody sits at its terminal.
   *
   * @param home stands for the user's home directory
   * @param settings environment variables
   */
  public static Psw start(Path home, Map<String, String> settings, String... words)
      throws IOException {
    return start(command(home, words), home, settings);
  }

  /** Starts it at a terminal, where all that it says comes together. */
  public static Psw atTerminal(Path home, Map<String, String> settings, String... words)
      throws IOException {
    String line = "'" + String.join("' '", command(home, words)) + "'";
    return start(List.of("script", "-qefc", line, "/dev/null"), home, settings);
  }

  private static List<String> command(Path home, String... words) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.home=" + home));
    all.addAll(List.of("-jar", JAR.toString()));
    all.addAll(List.of(words));
    return all;
  }

  private static Psw start(List<String> all, Path home, Map<String, String> settings)
      throws IOException {
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(all).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PSW_"));
    builder.environment().putAll(settings);
    return new Psw(builder.start(), out, err);
  }

  /** What it printed. */
  public String out() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  /** What it said beside that. */
  public String err() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }

  /** Waits for a whole line of output. */
  public String firstLine() throws IOException {
    await()
        .atMost(SOON)
        .until(() -> out().contains("\n") || (!process.isAlive() && !out().contains("\n")));
    return out().lines().findFirst().orElseThrow(() -> new AssertionError("said: " + said()));
  }

  /** Where the wormhole listens that its first line tells of. */
  public InetSocketAddress listens() throws IOException {
    String line = firstLine();
    Matcher where = WORMHOLE.matcher(line);
    if (!where.lookingAt()) {
      throw new AssertionError(line);
    }
    return new InetSocketAddress(where.group(1), Integer.parseInt(where.group(2)));
  }

  private String said() {
    try {
      return err();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Types a line. */
  public Psw types(String line) throws IOException {
    return typesPart(line + "\n");
  }

  /** Types a piece of a line. */
  public Psw typesPart(String piece) throws IOException {
    process.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    return this;
  }

  /** Types a line, and nothing after it. */
  public Psw typed(String line) throws IOException {
    types(line);
    process.getOutputStream().close();
    return this;
  }

  /** Waits until it said something, beside its results or at a terminal. */
  public void says(String words) {
    await(words).atMost(SOON).until(() -> (out() + err()).contains(words));
  }

  /** Waits until it printed something. */
  public void prints(String words) {
    await(words).atMost(SOON).until(() -> out().contains(words));
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for its end. */
  public int exit() throws InterruptedException {
    if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running; said: " + said());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    // what sits at a terminal would stay where its end is ignored, as under nohup(1)
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
