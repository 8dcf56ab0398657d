package psw.wire.knock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

class KeysFileTest {
  private static final String ID = Base64Url.encode(new byte[8]);
  private static final String SECRET = Base64Url.encode(new byte[32]);
  private static final String SITE = KnockKey.site(new byte[] {1});
  private static final String FIRST = "psw-gate-keys 1\n";
  private static final String LINE = String.join(" ", ID, SECRET, SITE, "10", "20", "strict");

  private static Holder holder(SourceRule rule) {
    return new Holder(ID, SECRET, SITE, Instant.ofEpochSecond(10), Instant.ofEpochSecond(20), rule);
  }

  @Test
  void what_is_written_is_read_the_same() throws BadValue {
    KeysFile file = new KeysFile(List.of(holder(SourceRule.STRICT), holder(SourceRule.NETWORK)));
    assertEquals(file, KeysFile.parse(file.text()));
    assertEquals(FIRST + LINE + '\n' + LINE.replace("strict", "network") + '\n', file.text());
  }

  @Test
  void nobody_is_a_file_as_well() throws BadValue {
    KeysFile nobody = new KeysFile(List.of());
    assertEquals(FIRST, nobody.text());
    assertEquals(nobody, KeysFile.parse(FIRST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "psw-gate-keys 2\n", "psw-gate-keys 1 \n", "\n"})
  void a_file_of_another_kind_is_refused(String text) {
    assertEquals("line 1", assertThrows(BadValue.class, () -> KeysFile.parse(text)).part());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "one two",
        "x x x 1 2 strict",
        "AAAAAAAAAAA x AAAAAAAAAAA 1 2 strict",
      })
  void one_bad_line_refuses_the_file(String line) {
    String text = FIRST + LINE + '\n' + line + '\n' + LINE + '\n';
    assertEquals("line 3", assertThrows(BadValue.class, () -> KeysFile.parse(text)).part());
  }

  @ParameterizedTest
  @ValueSource(strings = {" 10 ", " 10.5 ", " 99999999999999999999 ", " x "})
  void a_time_is_whole_seconds(String since) {
    String text = FIRST + LINE.replace(" 10 ", since.equals(" 10 ") ? "  10 " : since) + '\n';
    assertEquals("line 2", assertThrows(BadValue.class, () -> KeysFile.parse(text)).part());
  }

  @Test
  void another_rule_is_refused() {
    String text = FIRST + LINE.replace("strict", "lax") + '\n';
    assertEquals("line 2", assertThrows(BadValue.class, () -> KeysFile.parse(text)).part());
  }

  @Test
  void the_key_is_not_in_its_words() {
    assertFalse(holder(SourceRule.STRICT).toString().contains(SECRET));
  }
}
