package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token|a command is needed",
        "token create box|--scope",
        "token create box --scope everything|a scope is one of read, services:write",
        "token create box --scope read --until tomorrow|psw: --until is malformed: as 2026",
        "token create box --scope read --until 2999-01-01|--until: a token lasts for a year at most, to 20",
        "token revoke psw_abcdefgh_secret|an id has 8 letters and digits",
      })
  void what_cannot_be_is_wrong_usage(String words, String said) {
    Typed typed = Typed.of(words.split(" ", -1));
    assertEquals(2, typed.exit(), typed.err());
    assertTrue(typed.err().contains(said), typed.err());
  }

  @Test
  void help_has_an_example() {
    for (String words : new String[] {"token create", "token list", "token revoke", "setup"}) {
      String help = Typed.of((words + " --help").split(" ", -1)).out();
      assertTrue(help.contains("psw " + words), help);
    }
  }
}
