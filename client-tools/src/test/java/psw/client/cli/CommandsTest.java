package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandsTest {
  static final List<String> NAMES = Commands.NAMES;

  @ParameterizedTest
  @FieldSource("NAMES")
  void each_is_called_as_it_calls_itself(String name) {
    assertEquals(
        name, Commands.command(name, Ahead.none()).getClass().getAnnotation(Command.class).name());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void one_that_is_typed_is_the_only_one_made(String name) {
    assertEquals(Set.of(name), made(name, "--help"));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void one_made_alone_has_the_help_that_it_has_among_all(String name) {
    assertEquals(
        line().getSubcommands().get(name).getUsageMessage(),
        line(name).getSubcommands().get(name).getUsageMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help"})
  void the_list_of_all_is_the_same_when_no_more_than_descriptions_are_read(String help) {
    assertEquals(line().getUsageMessage(), line(help).getUsageMessage());
    assertEquals(Set.of(), takes(line(help)));
  }

  /** The names of options of commands below. */
  private static Set<String> takes(CommandLine root) {
    return root.getSubcommands().values().stream()
        .flatMap(each -> each.getCommandSpec().optionsMap().keySet().stream())
        .filter(name -> !Set.of("-h", "--help", "-V", "--version").contains(name))
        .collect(Collectors.toSet());
  }

  @Test
  void a_word_that_is_none_makes_all() {
    assertEquals(Set.copyOf(NAMES), made("opne"));
  }

  private static Set<String> made(String... words) {
    return line(words).getSubcommands().keySet();
  }

  private static CommandLine line(String... words) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return Psw.commandLine(nowhere, nowhere, words);
  }
}
