package psw.wire.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "Chat, chat",
    "Café Olé, cafe-ole",
    "  --x--  , x",
    "聊天, service",
    "ﬁle server №5, file-server-no5",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbb, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  })
  void a_label_follows_from_a_name(String name, String label) {
    assertEquals(label, Label.from(name).text());
  }

  @Test
  void a_taken_label_gets_the_next_free_number() {
    Set<Label> taken = Set.of(new Label("chat"), new Label("chat-2"));
    assertEquals("chat-3", new Label("chat").unlike(taken::contains).text());
  }

  @Test
  void a_numbered_label_is_no_longer_than_any_other() {
    Label longest = new Label("a".repeat(32));
    assertEquals("a".repeat(30) + "-2", longest.unlike(longest::equals).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-a", "a-", "A", "a_b", "é", "a b", "123456789012345678901234567890123"})
  void what_is_no_label_is_refused(String text) {
    assertThrows(BadValue.class, () -> Label.parse(text));
  }

  @Test
  void a_name_is_kept_in_composed_form() throws BadValue {
    assertEquals("é", ServiceName.parse("e\u0301").text());
  }

  @Test
  void a_name_may_have_64_code_points_beyond_the_basic_plane() throws BadValue {
    assertEquals(128, ServiceName.parse("\ud83d\ude00".repeat(64)).text().length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "a\nb",
        "a\u202eb",
        "a\u200bb",
        "a\u2028b",
        "a\u0000",
        "\ud800",
        "\u115f\u3164",
        "Ana\u034f",
        "\u0301\u0301"
      })
  void a_name_with_unseen_characters_or_none_is_refused(String text) {
    assertThrows(BadValue.class, () -> ServiceName.parse(text));
  }

  @Test
  void a_name_of_65_code_points_is_too_long() {
    BadValue bad = assertThrows(BadValue.class, () -> ServiceName.parse("x".repeat(65)));
    assertEquals(BadValue.Reason.TOO_LONG, bad.reason());
  }

  @Test
  void what_composes_once_the_unseen_is_gone_is_composed() throws BadValue {
    assertEquals("Caf\u00e9", Description.parse("Cafe\u200b\u0301").text());
  }

  @Test
  void a_description_loses_what_nobody_can_see() throws BadValue {
    assertEquals("ab <b>", Description.parse("a\u202eb <b>\n").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "65536", "-1", "+1", "1e3", "99999", "１"})
  void what_is_no_port_is_refused(String text) {
    assertThrows(BadValue.class, () -> Port.parse(text));
  }
}
