package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ManPageTest {
  private static final String MACROS = "TH|SH|TP|nf|fi";

  static Stream<CommandLine> every_command() {
    return withSubcommands(CompletionCommand.all());
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(ManPageTest::withSubcommands));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_command")
  void has_a_page_with_what_is_looked_for_in_one(CommandLine command) {
    List<String> lines = ManPage.of(command).lines().toList();
    assertTrue(lines.get(0).startsWith(".TH \"PSW"), lines.get(0));
    assertTrue(
        lines.containsAll(
            List.of(".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", ".SH EXAMPLES", ".SH EXIT STATUS")),
        () -> String.join("\n", lines));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_command")
  void has_a_page_whose_text_is_taken_for_no_request(CommandLine command) {
    List<String> odd =
        ManPage.of(command)
            .lines()
            .filter(line -> line.startsWith(".") || line.startsWith("'"))
            .filter(line -> !line.matches("\\.(" + MACROS + ")( .*)?"))
            .toList();
    assertEquals(List.of(), odd);
  }

  @Test
  void a_page_for_each_command_is_written(@TempDir Path dir) throws Exception {
    Ran ran = Ran.in(dir, Map.of(), "man", dir.resolve("man1").toString());
    assertEquals(0, ran.exit(), ran.err());
    try (Stream<Path> pages = Files.list(dir.resolve("man1"))) {
      assertEquals(every_command().count(), pages.count());
    }
    assertTrue(
        Files.readString(dir.resolve("man1/psw-firewall-apply.1")).contains("psw firewall apply"));
  }
}
