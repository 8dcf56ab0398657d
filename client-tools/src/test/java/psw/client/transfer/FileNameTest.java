package psw.client.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.transfer.BadName.Why;

class FileNameTest {
  private static void refused(Why why, String text) {
    assertEquals(why, assertThrows(BadName.class, () -> FileName.parse(text)).why());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "holiday.jpg", "Olá 你好.txt", "a.b.c", "com10.txt", "console", "nul1", "a -b"})
  void what_every_system_takes_for_a_file_in_a_folder_is_a_name(String text) throws Exception {
    assertEquals(text, FileName.parse(text).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", ".", "...", "a/b", "../a", "/etc/passwd", "a\\b", "..\\a", "C:\\a", "/"})
  void what_leads_elsewhere_is_none(String text) {
    refused(Why.PATH, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\0b",
        "a\nb",
        "\u001b[2J",
        "a\u007f",
        "a\u0085",
        "\u202egpj.exe",
        "a\u200bb",
        "\ufeffa",
        "a\u2028b",
        "\ud800",
        "\ue000",
        "a\ufffd",
        "\u3164",
        "\u2800",
        "a\u115fb"
      })
  void what_cannot_be_seen_is_none(String text) {
    refused(Why.UNSEEN, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "con.txt",
        "Nul",
        "aux.tar.gz",
        "COM1",
        "lpt9.x",
        "COM¹",
        "a:b",
        "a|b",
        "what?",
        "a*",
        "a<b",
        "\"a\"",
        "a.",
        "PRN .txt",
        "conin$"
      })
  void what_windows_cannot_have_is_none(String text) {
    refused(Why.WINDOWS, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a ", "\u00a0a", "a\u202f"})
  void one_with_a_space_at_an_end_is_none(String text) {
    refused(Why.SPELLING, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2764\ufe0f.jpg", "at 5.03\u202fPM.png"})
  void what_telephones_and_screenshots_call_theirs_is_one(String text) throws Exception {
    assertEquals(text, FileName.parse(text).text());
  }

  @Test
  void a_hidden_one_an_option_an_empty_one_and_a_long_one_are_none() {
    refused(Why.HIDDEN, ".bashrc");
    refused(Why.OPTION, "-rf");
    refused(Why.EMPTY, "");
    refused(Why.TOO_LONG, "é".repeat(101));
    refused(Why.SPELLING, " a");
    refused(Why.SPELLING, "a\u00a0".replace('\u00a0', ' '));
    refused(Why.SPELLING, "e\u0301");
  }

  @Test
  void a_name_of_this_host_is_sent_in_one_spelling() throws Exception {
    assertEquals("\u00e9", FileName.of("e\u0301").text());
  }

  @Test
  void a_number_comes_before_the_extension() throws Exception {
    assertEquals("a (1).txt", FileName.parse("a.txt").numbered(1));
    assertEquals("a (2)", FileName.parse("a").numbered(2));
    assertEquals("a.tar (3).gz", FileName.parse("a.tar.gz").numbered(3));
    assertEquals("a.txt", FileName.parse("a.txt").numbered(0));
  }
}
