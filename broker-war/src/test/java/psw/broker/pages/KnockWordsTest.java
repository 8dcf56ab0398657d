package psw.broker.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import psw.wire.knock.Heard;
import psw.wire.value.IpAddress;

class KnockWordsTest {
  private static String words(Heard.What what, long ahead) {
    IpAddress from = new IpAddress("2001:db8::7");
    return KnockWords.of(new Heard("0a".repeat(16), what, Instant.EPOCH, from, ahead));
  }

  @ParameterizedTest
  @EnumSource
  void each_outcome_has_words_and_says_from_where(Heard.What what) {
    assertTrue(words(what, 0).contains(" from 2001:db8::7"));
  }

  @ParameterizedTest
  @CsvSource({"61,61 seconds ahead", "-241,4 minutes behind", "7200,120 minutes ahead"})
  void a_clock_that_is_off_is_said_to_be(long ahead, String said) {
    assertTrue(words(Heard.What.CLOCK, ahead).endsWith("its clock is " + said));
  }

  @Test
  void who_was_let_in_is_said_to_be() {
    assertEquals("let in from 2001:db8::7", words(Heard.What.OPENED, 0));
  }
}
