package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VisibleTest {
  /** A colour, a bell, a new line, C1's own sequence, bidirectional controls, a tag. */
  private static final String NASTY =
      "q\u001b[31m\u0007\n\r\t\u009b2J\u202e\u2066\u200b\u2028\ufeff" + Character.toString(0xe0041);

  private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");

  @ParameterizedTest
  @CsvSource({"27, \\e", "10, \\n", "9, \\t", "7, \\u0007", "155, \\u009b", "8238, \\u202e"})
  void a_character_that_commands_is_spelled_as_a_shell_takes_it(int character, String spelled) {
    assertEquals("a" + spelled + "b", Visible.of("a" + Character.toString(character) + "b"));
  }

  @Test
  void a_character_beyond_the_first_plane_is_spelled_whole() {
    assertEquals("\\U000e0041", Visible.of(Character.toString(0xe0041)));
  }

  @Test
  void letters_of_any_script_marks_and_pictures_stay() {
    String text = "Olá, Привет, 日本, नमस्ते, 🌻";
    assertEquals(text, Visible.of(text));
  }

  @Test
  void a_layout_keeps_its_tabulators_and_nothing_else() {
    assertEquals("a\tb\\e\t", Visible.laidOut("a\tb\u001b\t"));
  }

  static Stream<List<String>> places_where_a_word_may_stand() {
    return Stream.of(
        List.of(NASTY),
        List.of("--" + NASTY),
        List.of("-" + NASTY),
        List.of("knock", NASTY, "1"),
        List.of("knock", "127.0.0.1", NASTY),
        List.of("knock", "127.0.0.1", "1", "-t", NASTY),
        List.of("knock", "127.0.0.1", "1", "--" + NASTY),
        List.of("tunnel", NASTY, "-i", "k", "-L", "1:h:1"),
        List.of("tunnel", "u@h", "-i", "k", "-L", NASTY),
        List.of("tunnel", "u@h", "-i", "k", "-D", NASTY),
        List.of("tunnel", "u@h", "-i", "k", "-D", "0", "--knock", NASTY),
        List.of("tunnel", "u@h", "-i", "/tmp/" + NASTY, "-D", "0"),
        List.of("tunnel", "u@h", "-i", "/etc/hosts", "-D", "0", NASTY),
        List.of("publish", NASTY, "127.0.0.1", "1"),
        List.of("publish", "n", NASTY, "1"),
        List.of("publish", "n", "127.0.0.1", "1", "d", NASTY),
        List.of("withdraw", NASTY),
        List.of("withdraw", NASTY, "1"),
        List.of("withdraw", "127.0.0.1", NASTY),
        List.of("services", "a", NASTY),
        List.of("chat", "127.0.0.1", NASTY),
        List.of("demo", NASTY),
        List.of("broker", "--rendezvous", NASTY),
        List.of("broker", "--port", NASTY),
        List.of("rendezvous", "--port=" + NASTY));
  }

  @ParameterizedTest(name = "{index}") // a report would hold the words themselves
  @MethodSource("places_where_a_word_may_stand")
  void nothing_of_the_command_line_commands_the_terminal(List<String> words) {
    Typed typed = Typed.of(words.toArray(String[]::new));
    assertFalse(HARMFUL.matcher(typed.out() + typed.err()).find(), Visible.of(typed.err()));
    assertFalse(typed.err().lines().anyMatch(line -> !line.startsWith("psw: ")), typed.err());
    assertFalse(typed.exit() == 0, typed.err());
  }
}
