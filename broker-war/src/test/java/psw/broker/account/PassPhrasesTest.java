package psw.broker.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PassPhrasesTest {
  @Test
  void it_has_twelve_characters_at_least() {
    assertFalse(PassPhrases.isLongEnough("eleven char"));
    assertTrue(PassPhrases.isLongEnough("twelve chars"));
  }

  @Test
  void characters_are_counted_and_not_bytes_or_accents() {
    assertFalse(PassPhrases.isLongEnough("🎵".repeat(11)));
    assertTrue(PassPhrases.isLongEnough("🎵".repeat(12)));
    assertFalse(PassPhrases.isLongEnough("e\u0301".repeat(11)));
  }

  @Test
  void it_has_an_end() {
    assertTrue(PassPhrases.isLongEnough("x".repeat(1024)));
    assertFalse(PassPhrases.isLongEnough("x".repeat(1025)));
  }
}
