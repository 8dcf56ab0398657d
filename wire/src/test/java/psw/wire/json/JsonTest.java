package psw.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

class JsonTest {
  private static Object parse(String text) throws BadValue {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.BODY);
  }

  private static Reason refusal(String text) {
    return assertThrows(BadValue.class, () -> parse(text)).reason();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[1,-2,0]",
        "{\"a\":{\"b\":[true,false,null]}}",
        "\"\"",
        "1.5",
        "1E+2",
        "1e0",
        "-9223372036854775809",
        "\"a\\\"b\\\\c\\n\"",
        "9223372036854775807",
        "12345678901234567890"
      })
  void what_is_read_is_written_the_same(String text) throws BadValue {
    assertEquals(text, Json.write(parse(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"\\u0041\\/\"|A/", "\"\\ud83d\\ude00\"|\ud83d\ude00", "' \"x\" '|x"})
  void escapes_and_white_space_are_read(String json, String text) throws BadValue {
    assertEquals(text, parse(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "-",
        "NaN",
        "tru",
        "nul",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"a",
        "\"a\nb\"",
        "1 2",
        "{}{}",
        "[1 2]",
        "\ufeff{}",
        "{\"a\" 1}",
        "1e9999",
        "/**/1"
      })
  void what_is_not_json_is_malformed(String text) {
    assertEquals(Reason.MALFORMED, refusal(text));
  }

  @Test
  void bytes_that_are_not_utf8_are_malformed() {
    byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};
    assertThrows(BadValue.class, () -> Json.parse(overlong, JsonLimits.BODY));
  }

  @Test
  void a_member_that_stands_twice_is_refused() {
    assertEquals(Reason.DUPLICATE, refusal("{\"a\":1,\"\\u0061\":1}"));
  }

  @Test
  void sixteen_levels_are_read() throws BadValue {
    parse("[".repeat(16) + "]".repeat(16));
  }

  @Test
  void seventeen_levels_are_too_many() {
    assertEquals(Reason.TOO_LONG, refusal("[".repeat(17) + "]".repeat(17)));
  }

  @Test
  void a_string_beyond_its_limit_is_refused() {
    assertEquals(Reason.TOO_LONG, refusal('"' + "x".repeat(4097) + '"'));
  }

  @Test
  void a_number_beyond_its_limit_is_refused() {
    assertEquals(Reason.TOO_LONG, refusal("1".repeat(21)));
  }

  @Test
  void a_document_beyond_its_limit_is_refused_unread() {
    assertEquals(Reason.TOO_LONG, refusal(" ".repeat(16 * 1024) + "1"));
  }

  @Test
  void markup_and_unpaired_surrogates_are_written_escaped() {
    assertEquals("\"\\u003cb>\\ud800\\u2028\\u0001\"", Json.write("<b>\ud800\u2028\u0001"));
  }

  @Test
  void a_member_of_another_type_is_refused_by_its_name() throws BadValue {
    JsonObject object = (JsonObject) parse("{\"port\":true}");
    BadValue bad = assertThrows(BadValue.class, () -> object.integer("port"));
    assertEquals("port WRONG_TYPE", bad.part() + ' ' + bad.reason());
  }

  @Test
  void a_member_that_is_null_counts_as_absent() throws BadValue {
    JsonObject object = (JsonObject) parse("{\"a\":null}");
    assertEquals(Reason.MISSING, assertThrows(BadValue.class, () -> object.text("a")).reason());
  }

  @Test
  void a_fraction_is_no_integer() throws BadValue {
    JsonObject object = (JsonObject) parse("{\"a\":1.0}");
    assertThrows(BadValue.class, () -> object.integer("a"));
  }
}
