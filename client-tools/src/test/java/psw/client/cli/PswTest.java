package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

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
    return withSubcommands(root);
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(PswTest::withSubcommands));
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_command")
  void has_help_whose_lines_break_where_they_were_meant_to(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage().autoWidth(false).width(80);
    List<String> help = command.getUsageMessage().lines().toList();
    assertAll(
        Stream.concat(Stream.of(usage.description()), Stream.of(usage.footer()))
            .flatMap(line -> String.format(line).lines())
            .map(line -> () -> assertTrue(help.contains(line), line)));
    assertTrue(help.stream().noneMatch(line -> line.endsWith("~/.")), command.getUsageMessage());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_command")
  void is_told_in_one_line_where_commands_are_listed(CommandLine command) {
    Optional<CommandLine> parent = Optional.ofNullable(command.getParent());
    parent.ifPresent(p -> p.getCommandSpec().usageMessage().autoWidth(false).width(80));
    String list = parent.map(CommandLine::getUsageMessage).orElse("");
    String first = command.getCommandSpec().usageMessage().description()[0];
    assertTrue(parent.isEmpty() || list.lines().anyMatch(line -> line.endsWith(first)), first);
    assertTrue(first.endsWith("."), first);
  }

  @Test
  void the_exit_codes_are_explained() {
    List<String> help = Typed.of("--help").out().lines().toList();
    assertTrue(help.contains("   2   wrong usage: nothing was done"), help.toString());
    assertTrue(help.stream().anyMatch(line -> line.startsWith("   5   not verified")), "" + help);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pers --help", "--help pers", "-V pers", "peers renam --help", "token creat -h"})
  void there_is_no_help_about_a_command_that_is_none(String words) {
    Typed typed = Typed.of(words.split(" ", -1));
    assertEquals(2, typed.exit());
    assertEquals("", typed.out());
    assertTrue(typed.err().startsWith("psw: no such command: "), typed.err());
    assertTrue(typed.err().contains("hint: did you mean: "), typed.err());
  }

  @Test
  void help_is_a_result_and_not_a_failure() {
    Typed typed = Typed.of("--help");
    assertEquals(0, typed.exit());
    assertEquals("", typed.err());
    assertTrue(typed.out().contains("Usage: psw"), typed.out());
  }

  @Test
  void a_word_that_begins_with_at_is_a_word_and_not_a_file(@TempDir Path here) throws Exception {
    Path file = Files.writeString(here.resolve("words"), "--help");
    assertTrue(Typed.of("@" + file).err().contains("no such command: @"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rv.example",
        "ftp://rv.example",
        "http:rv.example",
        "http://",
        "http://rv.example:0",
        "http://rv.example:65536",
        "http://rv.example/path",
        "http://rv.example?q",
        "https://rv.example#sha256=short",
        "http://u:p@rv.example",
        "ht tp://rv.example"
      })
  void what_is_no_servers_address_is_wrong_usage(String url) {
    Typed typed = Typed.of("broker", "--rendezvous", url);
    assertEquals(2, typed.exit());
    assertTrue(typed.err().startsWith("psw: --rendezvous: a URL is needed"), typed.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void an_empty_host_is_not_this_one(String host) {
    Typed typed = Typed.of("knock", host, "1111");
    assertEquals(2, typed.exit());
    assertEquals("", typed.out());
  }

  @Test
  void a_refused_word_is_told_with_the_name_it_has_in_the_help() {
    assertTrue(Typed.of("knock", "127.0.0.1", "80", "65536").err().startsWith("psw: PORT 65536: "));
    assertTrue(
        Typed.of("knock", "127.0.0.1", "1", "-t", "soon")
            .err()
            .startsWith("psw: --timeout soon: "));
  }

  @Test
  void only_a_command_that_is_alike_is_suggested() {
    assertTrue(Typed.of("knok").err().contains("hint: did you mean: knock\n"));
    assertFalse(Typed.of("help").err().contains("did you mean"));
  }

  @Test
  void an_empty_word_can_be_seen() {
    assertTrue(Typed.of("").err().startsWith("psw: no such command: \"\"\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "knock 127.0.0.1 LONG",
        "knock LONG 80",
        "tunnel a@h -i k -L LONG",
        "tunnel LONG -i k -D 1",
        "open a/b --listen LONG",
        "open LONG/b",
        "withdraw LONG",
        "withdraw 127.0.0.1 80 LONG"
      })
  void a_long_word_is_not_repeated_whole(String words) {
    Typed typed = Typed.of(words.replace("LONG", "9".repeat(9000)).split(" ", -1));
    assertTrue(typed.exit() == 2 || typed.exit() == 4, typed.err());
    assertTrue(typed.err().length() < 300, typed.err());
  }

  @Test
  void an_empty_host_is_nobody_to_chat_with() {
    Typed typed = Typed.of("chat", "", "80");
    assertEquals(2, typed.exit());
    assertEquals("", typed.out());
  }

  @Test
  void a_name_is_called_a_name() {
    assertTrue(
        Typed.of("peers", "forget", "A")
            .err()
            .startsWith("psw: NAME A: the name is malformed: 1 to 32 of a-z"));
  }

  @Test
  void what_excludes_each_other_is_told_without_a_shout() {
    String err = Typed.of("identity", "rotate", "--finish", "--cancel").err();
    assertTrue(err.startsWith("psw: --finish, --cancel are mutually exclusive"), err);
  }
}
