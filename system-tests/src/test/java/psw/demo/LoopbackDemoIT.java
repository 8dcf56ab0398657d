package psw.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.testing.Needs;

/** The demo by an ordinary user, from a copy that he may read. */
@Needs({"root", "setpriv", "install"})
class LoopbackDemoIT {
  private static final int STEPS = 9;
  private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();
  private static final Path BUILT = Path.of("client-tools", "target", "psw");
  // proc(5), net/tcp: local address, port, state "listening", owner
  private static final Pattern LISTENS =
      Pattern.compile("\\s*\\d+: ([0-9A-F]+):[0-9A-F]{4} \\S+ 0A \\S+ \\S+ \\S+\\s+(\\d+) .*");
  private static final List<String> LOOPBACK =
      List.of("0100007F", "0000000000000000FFFF00000100007F");

  @TempDir private static Path copy;

  private Path temporary;

  @BeforeAll
  static void copy() throws IOException {
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(copy.resolve(BUILT).getParent());
    Files.copy(CLONE.resolve("psw"), copy.resolve("psw"));
    copy.resolve("psw").toFile().setExecutable(true, false);
    try (Stream<Path> all = Files.walk(CLONE.resolve(BUILT))) {
      for (Path each : all.toList()) {
        Files.copy(each, copy.resolve(CLONE.relativize(each)));
      }
    }
  }

  @BeforeEach
  void make() throws Exception {
    temporary = copy.resolve("work");
    run("rm", "-rf", temporary.toString());
    run("install", "-d", "-o", Showing.NOBODY, "-m", "700", temporary.toString());
  }

  private static void run(String... words) throws Exception {
    assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor());
  }

  private Showing start() throws IOException {
    return Showing.asNobody(temporary, copy.resolve("psw"));
  }

  private void assertGone() {
    await("nothing is left")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertEquals(List.of(), processes());
              try (Stream<Path> left = Files.list(temporary)) {
                assertEquals(List.of(), left.toList());
              }
            });
  }

  /** Those whose command line names a file of the demo's, which all of them do. */
  private List<String> processes() {
    return ProcessHandle.allProcesses()
        .map(each -> commandLine(each.pid()))
        .filter(line -> line.contains(temporary + "/psw-demo"))
        .toList();
  }

  private static String commandLine(long pid) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), "cmdline");
      return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  /** Addresses, as the kernel writes them, at which this user listens. */
  private static List<String> listening() throws IOException {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(file -> lines(Path.of(file)))
        .map(LISTENS::matcher)
        .filter(line -> line.matches() && line.group(2).equals(Showing.NOBODY))
        .map(line -> line.group(1))
        .toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void without_root_each_step_does_what_it_says_and_nothing_is_left() throws Exception {
    try (Showing demo = start()) {
      assertEquals(0, demo.awaitEnd(), demo::text);
      long steps = demo.lines().stream().filter(line -> line.matches("[0-9]+\\. .*")).count();
      long done = demo.lines().stream().filter(line -> line.startsWith("   ok: ")).count();
      assertEquals(List.of(STEPS, STEPS), List.of((int) steps, (int) done), demo::text);
      int said = demo.lines().indexOf("Not shown, since it takes root (sudo psw demo):");
      assertTrue(said > 0 && demo.lines().get(said + 1).contains("the gate"), demo::text);
      assertGone();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "TERM"})
  void ended_by_a_signal_it_listened_on_loopback_alone_and_leaves_nothing(String signal)
      throws Exception {
    try (Showing demo = start()) {
      demo.awaitLine("3. ");
      List<String> places = listening();
      assertTrue(places.size() >= 8, demo::text);
      assertTrue(LOOPBACK.containsAll(places), places::toString);
      Matcher directory =
          Pattern.compile("grants from (" + temporary + "/psw-demo\\d+)").matcher(demo.text());
      assertTrue(directory.find() && Files.isDirectory(Path.of(directory.group(1))), demo::text);
      demo.signal(signal);
      assertTrue(demo.awaitEnd() > 128, demo::text);
      assertGone();
    }
  }
}
