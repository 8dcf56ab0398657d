package psw.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of {@code ./psw demo}. */
final class Showing implements AutoCloseable {
  private static final Path PSW = Path.of("..", "psw").toAbsolutePath().normalize();
  static final String NOBODY = "65534";
  private static final Duration SLOW = Duration.ofMinutes(5);

  private final Process process;
  private final Path temporary;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private Showing(Process process, Path temporary) {
    this.process = process;
    this.temporary = temporary;
  }

  /**
   * Starts the demo.
   *
   * @param temporary an empty directory, given to it as the one for temporary files
   */
  static Showing start(Path temporary, String... options) throws IOException {
    return start(temporary, List.of(), PSW, options);
  }

  /** Starts it as a user who may nothing; {@code psw} must be within his reach. */
  static Showing asNobody(Path temporary, Path psw) throws IOException {
    List<String> nobody =
        List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--");
    return start(temporary, nobody, psw);
  }

  private static Showing start(Path temporary, List<String> as, Path psw, String... options)
      throws IOException {
    // a test may have been started with Ctrl-C ignored, and its children inherit that
    List<String> words = new ArrayList<>(as);
    words.addAll(List.of("env", "--default-signal=INT", psw.toString(), "demo"));
    words.addAll(Arrays.asList(options));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("PSW_BUILD", "never");
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    Showing showing = new Showing(builder.start(), temporary);
    Thread reader = new Thread(showing::read, "demo-output");
    reader.setDaemon(true);
    reader.start();
    return showing;
  }

  List<String> lines() {
    return lines;
  }

  Process process() {
    return process;
  }

  void awaitLine(String part) {
    await(part)
        .atMost(SLOW)
        .until(() -> lines.stream().anyMatch(l -> l.contains(part)) || !process.isAlive());
    assertTrue(lines.stream().anyMatch(line -> line.contains(part)), () -> text());
  }

  int awaitEnd() throws InterruptedException {
    assertTrue(process.waitFor(SLOW.toSeconds(), TimeUnit.SECONDS), () -> text());
    return process.exitValue();
  }

  /** The namespaces that the demo made and that a process lives in now. */
  Set<String> namespaces() {
    Set<String> made = new HashSet<>();
    process.descendants().forEach(each -> made.addAll(of(each)));
    made.removeAll(of(ProcessHandle.current()));
    return made;
  }

  /** Sends a signal by its name. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).start().waitFor();
  }

  /** Nothing is left of the demo, soon after its end. */
  void assertGone(Set<String> namespaces, Machine before) {
    assertTrue(namespaces.size() >= 9, "the demo was not seen at work: " + namespaces);
    await("no process is left")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertEquals(List.of(), Machine.inhabitants(namespaces)));
    await("the machine is as before")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(before::assertSameNow);
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Set<String> of(ProcessHandle handle) {
    return Machine.namespaces(Path.of("/proc", Long.toString(handle.pid())));
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException ended) {
      // with its process
    }
  }
}
