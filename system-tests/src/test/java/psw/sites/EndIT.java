package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Server;

/** How {@code psw broker} ends, as its user sees it. */
class EndIT {
  private static final Duration START = Duration.ofMinutes(4);

  @TempDir private Path home;
  private Process psw;

  @BeforeEach
  void start() throws IOException {
    psw =
        Installed.start(
            home.resolve("said"),
            "broker",
            "--port",
            Integer.toString(Server.freePort()),
            "--data",
            home.resolve("data").toString());
    await()
        .atMost(START)
        .failFast(() -> !psw.isAlive())
        .until(() -> said().contains("broker ready on "));
  }

  @AfterEach
  void end() {
    psw.destroyForcibly();
  }

  @Test
  void a_killed_server_is_told_as_killed() throws Exception {
    psw.children().forEach(ProcessHandle::destroyForcibly);
    assertEquals(1, exit());
    String told =
        """
        psw: the broker was killed (signal 9)
        psw: hint: start it again; what it acknowledged is on the disk
        """;
    assertTrue(said().endsWith(told), said());
  }

  @Test
  void ctrl_c_ends_it_with_one_line_and_no_orphan() throws Exception {
    List<ProcessHandle> children = psw.children().toList();
    assertEquals(1, children.size());
    new ProcessBuilder("kill", "-s", "INT", Long.toString(psw.pid())).start().waitFor();
    assertEquals(128 + 2, exit());
    assertTrue(said().endsWith("data\npsw: the broker has ended\n"), said());
    await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  private int exit() throws InterruptedException {
    assertTrue(psw.waitFor(60, TimeUnit.SECONDS), "still running");
    return psw.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(home.resolve("said"));
  }
}
