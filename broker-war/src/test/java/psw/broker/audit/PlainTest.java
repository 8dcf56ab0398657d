package psw.broker.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void what_commands_hides_turns_or_breaks_a_line_is_marked() {
    assertEquals("a\ufffdb", Plain.of("a\nb", 300));
    assertEquals("a\ufffd[31mb", Plain.of("a\u001b[31mb", 300));
    assertEquals("a\ufffdb", Plain.of("a\u202eb", 300));
    assertEquals("a\ufffdb", Plain.of("a\u2028b", 300));
    assertEquals("a\ufffdb", Plain.of("a\u0000b", 300));
  }

  @Test
  void words_of_any_script_stay() {
    assertEquals("Ana’s Fotos 写真 🎵", Plain.of("Ana’s Fotos 写真 🎵", 300));
  }

  @Test
  void a_long_one_is_cut_between_characters() {
    String cut = Plain.of("🎵".repeat(200), 300);
    assertEquals(299, cut.length());
    assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 2)));
    assertEquals("x".repeat(299) + "…", Plain.of("x".repeat(301), 300));
    assertEquals("x".repeat(300), Plain.of("x".repeat(300), 300));
  }
}
