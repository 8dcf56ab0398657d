package psw.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;
import psw.testing.Psw;

/** What {@code psw completion} prints, in a real bash. */
@Needs("bash")
class CompletionIT {
  private static final String COMPLETE =
      ". \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
          + " _complete_psw; printf '%s\\n' \"${COMPREPLY[@]}\"";

  @TempDir private static Path home;
  private static Path script;

  @BeforeAll
  static void print() throws Exception {
    try (Psw psw = Psw.start(home, Map.of(), "completion")) {
      assertEquals(0, psw.exit(), psw.err());
      script = Files.writeString(home.resolve("psw"), psw.out());
    }
  }

  private static List<String> completed(String... words) throws Exception {
    List<String> bash = new ArrayList<>(List.of("bash", "-c", COMPLETE, "bash", script.toString()));
    bash.addAll(List.of(words));
    Process process =
        new ProcessBuilder(bash).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().map(String::strip).toList();
  }

  @Test
  void commands_are_completed() throws Exception {
    assertEquals(List.of("peers"), completed("psw", "pee"));
  }

  @Test
  void commands_of_commands_are_completed() throws Exception {
    assertEquals(List.of("confirm"), completed("psw", "firewall", "con"));
  }

  @Test
  void options_are_completed() throws Exception {
    assertEquals(List.of("--listen"), completed("psw", "open", "--li"));
  }
}
