package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.value.Port;

class SetupWordsTest {
  private static final String CODE = "abcd-efgh-ijkm-npqr-stuv-wxyz-23";
  @TempDir private Path directory;

  private String said(boolean terminal) {
    StringWriter all = new StringWriter();
    PrintWriter writer = new PrintWriter(all);
    Console console = Console.of(Psw.commandLine(writer, writer));
    SetupWords.say(directory.resolve("setup-code"), new Port(8000), console, terminal);
    return all.toString();
  }

  @Test
  void a_person_at_a_terminal_is_shown_the_code() throws IOException {
    Files.writeString(directory.resolve("setup-code"), CODE + "\n");
    String said = said(true);
    assertTrue(said.contains("http://127.0.0.1:8000/setup.xhtml"), said);
    assertTrue(said.contains(CODE), said);
  }

  @Test
  void what_may_end_in_a_log_names_the_file_and_not_the_code() throws IOException {
    Path file = Files.writeString(directory.resolve("setup-code"), CODE + "\n");
    String said = said(false);
    assertTrue(said.contains(file.toString()), said);
    assertFalse(said.contains(CODE), said);
  }

  @Test
  void nothing_is_said_once_the_pages_are_set_up() {
    assertEquals("", said(true));
  }
}
