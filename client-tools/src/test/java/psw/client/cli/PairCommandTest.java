package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairCommandTest {
  @Test
  void words_that_are_misspelt_are_wrong_usage_with_what_was_perhaps_meant() {
    Typed typed = Typed.of("pair", "4821-gitar-candle-orbt@rv.example");
    assertEquals(2, typed.exit());
    assertEquals(
        List.of(
            "psw: not every word of the code is on the list",
            "psw: hint: did you mean: 4821-guitar-candle-orbit@rv.example"),
        typed.err().lines().toList());
    assertEquals("", typed.out());
  }

  @ParameterizedTest
  @CsvSource({
    "4821-guitar-candle-orbit, where to meet",
    "4821@rv.example, a number alone proves nothing",
    "4821-guitar-candle@rv.example, three words",
    "482-guitar-candle-orbit@rv.example, number of 4 to 6 digits",
    "4821-guitar-candle-orbit@rv..example, no rendez-vous",
    "psw://rv.example/p/4821, not whole",
    "what, where to meet"
  })
  void what_is_no_code_is_wrong_usage_which_says_what_is_wrong(String code, String words) {
    Typed typed = Typed.of("pair", code);
    assertEquals(2, typed.exit());
    assertTrue(typed.err().contains(words), typed.err());
  }

  @Test
  void a_code_that_is_none_is_not_repeated() {
    assertFalse(Typed.of("pair", "4821-secret-secret-secret").err().contains("secret"));
  }

  @Test
  void a_link_is_for_making_a_code_alone() {
    assertEquals(2, Typed.of("pair", "--link", "4821-guitar-candle-orbit@rv.example").exit());
  }
}
