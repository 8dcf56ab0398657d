package psw.client.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogTest {
  @TempDir private Path here;

  @Test
  void keeps_what_the_server_says_without_its_colours() throws Exception {
    read("[\u001b[1;92mINFO\u001b[0m] hello\n");
    assertEquals("[INFO] hello\n", Files.readString(here.resolve("server.log")));
  }

  @Test
  void nothing_that_the_server_says_commands_a_terminal() throws Exception {
    read("a\u001b]0;title\u0007b\u009b2Jc\u202ed\u2066\t\u200be\u001b[2J\n");
    assertEquals(
        "a\ufffd]0;title\ufffdb\ufffd2Jc\ufffdd\ufffd\t\ufffde\ufffd[2J\n",
        Files.readString(here.resolve("server.log")));
  }

  @Test
  void begins_a_new_file_when_the_first_is_full_and_keeps_one_older() throws Exception {
    Files.write(here.resolve("server.log"), new byte[(8 << 20) + 1]);
    Files.writeString(here.resolve("server.log.1"), "oldest");
    read("new\n");
    assertEquals("new\n", Files.readString(here.resolve("server.log")));
    assertEquals((8 << 20) + 1, Files.size(here.resolve("server.log.1")));
  }

  @Test
  void tells_causes_from_stack_frames_and_chatter() {
    ServerLog log =
        read("all is well\njava.lang.Exception: a\n\tat x.Error.y(Z.java)\nCaused by: b\n");
    assertEquals(List.of("java.lang.Exception: a", "Caused by: b"), log.causes());
  }

  @Test
  void counts_the_lines_as_signs_of_life() {
    assertEquals(3, read("a\n\nb\n").lines());
  }

  @Test
  void knows_when_the_server_itself_is_up() {
    assertTrue(read("Payara Micro 6.2025.10 (build 42) ready in 5,482 (ms)\n").serverIsUp());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploying", "preparing", "loading", "starting"})
  void knows_when_the_server_gave_the_application_up(String step) {
    assertTrue(read("x [SEVERE] Exception while " + step + " the app : x\n").deploymentHasFailed());
  }

  @Test
  void tells_why_the_application_refuses_in_its_own_words() {
    ServerLog log = read("[x] [SEVERE] [[ psw does not start: setting PSW_NAME]]\nError: b\n");
    assertEquals(List.of("setting PSW_NAME"), log.causes());
  }

  @Test
  void a_log_that_cannot_be_written_does_not_stop_the_server() throws Exception {
    Files.createDirectory(here.resolve("server.log"));
    assertEquals(List.of("Error: a", "Error: b"), read("Error: a\nError: b\n").causes());
  }

  private ServerLog read(String said) {
    ServerLog log = new ServerLog(here.resolve("server.log"), line -> {});
    log.copy(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
    return log;
  }
}
