package psw.client.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x9B, 0x9F, 0x61C, 0x200B, 0x200D, 0x200E,
        0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xFFF9, 0xE0041
      })
  void a_character_that_commands_or_hides_is_taken_out(int harmful) {
    assertEquals("ab", Harmless.of("a" + Character.toString(harmful) + "b"));
  }

  @Test
  void a_terminal_sequence_loses_what_makes_it_one() {
    assertEquals("]0;owned[2J", Harmless.of("\u001b]0;owned\u0007\u001b[2J"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "Olá, Rui!", "你好", "שלום", "🦫 <b>&amp;"})
  void what_people_write_stays(String line) {
    assertEquals(line, Harmless.of(line));
  }
}
