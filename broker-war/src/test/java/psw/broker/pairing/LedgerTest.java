package psw.broker.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.wire.pairing.Code;
import psw.wire.value.BadValue;

class LedgerTest {
  @Test
  void what_is_noted_names_the_number_and_the_rendez_vous_and_never_the_words() throws BadValue {
    Code code = Code.parse("4821-guitar-candle-orbit@rv.example:9444");
    assertEquals(
        "wrong-word: code 4821 at rv.example:9444",
        Ledger.subject("wrong-word", Optional.of(code)));
  }

  @Test
  void one_that_came_to_no_code_names_none() {
    assertEquals("unreachable", Ledger.subject("unreachable", Optional.empty()));
  }
}
