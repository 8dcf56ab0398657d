package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class PswTest {
  @Test
  void an_unknown_command_is_wrong_usage() {
    Typed typed = Typed.of("wormholes");
    assertEquals(2, typed.exit());
    assertTrue(typed.err().startsWith("psw: no such command: wormholes\n"), typed.err());
    assertEquals("", typed.out());
  }

  @Test
  void no_command_at_all_is_wrong_usage() {
    assertEquals(2, Typed.of().exit());
  }

  @Test
  void an_unknown_option_is_wrong_usage_with_a_hint() {
    Typed typed = Typed.of("--versions");
    assertEquals(2, typed.exit());
    assertTrue(typed.err().contains("psw: hint: did you mean: --version"), typed.err());
  }

  @Test
  void every_line_about_wrong_usage_carries_the_prefix() {
    assertTrue(Typed.of("--no", "such").err().lines().allMatch(line -> line.startsWith("psw: ")));
  }

  static Stream<CommandLine> every_command() {
    CommandLine root =
        Psw.commandLine(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
    return Stream.concat(Stream.of(root), root.getSubcommands().values().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_command")
  void has_help_with_a_description_and_an_example(CommandLine command) {
    String help = command.getUsageMessage();
    assertAll(
        () -> assertTrue(help.contains("Example:\n  psw "), help),
        () -> assertTrue(help.contains("--help"), help),
        () -> assertTrue(command.getCommandSpec().usageMessage().description().length > 0, help));
  }

  @Test
  void help_is_a_result_and_not_a_failure() {
    Typed typed = Typed.of("--help");
    assertEquals(0, typed.exit());
    assertEquals("", typed.err());
    assertTrue(typed.out().contains("Usage: psw"), typed.out());
  }
}
