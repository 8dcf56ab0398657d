package psw.wire.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

class CodeTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SPOKEN = "4821-guitar-candle-orbit@rv.example";
  private static final String LINK = "psw://rv.example/p/4821#abcdefghijklmnopqrstuvwxye";

  private static String refusal(String typed) {
    BadValue bad = assertThrows(BadValue.class, () -> Code.parse(typed));
    return bad.part() + ' ' + bad.reason();
  }

  @Test
  void there_are_2048_words() {
    assertEquals(2048, Words.all().size());
  }

  @Test
  void every_word_has_four_to_eight_small_letters() {
    assertEquals(
        List.of(), Words.all().stream().filter(word -> !word.matches("[a-z]{4,8}")).toList());
  }

  @Test
  void no_two_words_begin_with_the_same_four_letters() {
    Set<String> seen = new HashSet<>();
    assertEquals(
        List.of(), Words.all().stream().filter(word -> !seen.add(word.substring(0, 4))).toList());
  }

  @Test
  void the_words_stand_in_alphabetical_order() {
    assertEquals(Words.all().stream().sorted().toList(), Words.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SPOKEN,
        "0000-abacus-abacus-abacus@localhost",
        "482193-guitar-candle-orbit@rv.example:9444",
        "4821-guitar-candle-orbit@192.0.2.7",
        "4821-guitar-candle-orbit@[2001:db8::7]:443",
        LINK,
        "psw://[2001:db8::7]:443/p/48213#2222222222222222222222222a"
      })
  void a_code_is_printed_as_it_was_read(String text) throws BadValue {
    assertEquals(text, Code.parse(text).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  4821 guitar candle orbit @ rv.example\n",
        "4821-Guitar-CANDLE-orbit@RV.Example",
        "4821 - guitar - candle - orbit@rv.example",
        "4821\u2013guitar\u2014candle\u2011orbit@rv.example",
        "4821_guitar\u00a0candle\torbit@rv.example",
        "4821-guitar-candle-orbit@rv.example:9443"
      })
  void what_people_type_for_a_code_is_the_code(String typed) throws BadValue {
    assertEquals(SPOKEN, Code.parse(typed).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PSW://RV.EXAMPLE/p/4821#ABCDEFGHIJKLMNOPQRSTUVWXYE",
        " psw://rv.example:9443/p/4821#abcdefghijklmnopqrstuvwxye\n"
      })
  void a_link_in_capitals_is_the_same_link(String typed) throws BadValue {
    assertEquals(LINK, Code.parse(typed).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                     | host MISSING",
        "4821-guitar-candle-orbit               | host MISSING",
        "4821-guitar-candle-orbit@              | host MISSING",
        "4821-guitar-candle-orbit@rv_1.example  | host MALFORMED",
        "4821-guitar-candle-orbit@rv..example   | host MALFORMED",
        "4821-guitar-candle-orbit@-rv.example   | host MALFORMED",
        "4821-guitar-candle-orbit@rv.example.   | host MALFORMED",
        "4821-guitar-candle-orbit@1.2.3         | host MALFORMED",
        "4821-guitar-candle-orbit@rv.example.7  | host MALFORMED",
        "4821-guitar-candle-orbit@224.0.0.1     | host OUT_OF_RANGE",
        "4821-guitar-candle-orbit@fe80::1       | host MALFORMED",
        "4821-guitar-candle-orbit@[fe80::1]     | host OUT_OF_RANGE",
        "4821-guitar-candle-orbit@rv.example/x  | host MALFORMED",
        "4821-guitar-candle-orbit@a@b           | host MALFORMED",
        "4821-guitar-candle-orbit@rv.example:0  | port OUT_OF_RANGE",
        "4821-guitar-candle-orbit@rv.example:65536 | port OUT_OF_RANGE",
        "4821-guitar-candle-orbit@rv.example:123456 | port MALFORMED",
        "4821@rv.example                        | words MISSING",
        "4821-@rv.example                       | words MISSING",
        "4821-guitar@rv.example                 | words MALFORMED",
        "4821-guitar-candle@rv.example          | words MALFORMED",
        "4821-guitar-candle-orbit-moon@rv.example | words MALFORMED",
        "4821-guitar-candle-orbjt@rv.example    | words OUT_OF_RANGE",
        "guitar-candle-orbit@rv.example         | nameplate MALFORMED",
        "482-guitar-candle-orbit@rv.example     | nameplate MALFORMED",
        "4821937-guitar-candle-orbit@rv.example | nameplate MALFORMED",
        "-guitar-candle-orbit@rv.example        | nameplate MISSING",
        "psw://rv.example/p/4821                | secret MISSING",
        "psw://rv.example/p/4821#               | secret MISSING",
        "psw://rv.example/p/4821#abc            | secret MALFORMED",
        "psw://rv.example/p/4821#abcdefghijklmnopqrstuvwxyb | secret MALFORMED",
        "psw://rv.example/p/4821#guitar-candle-orbit | secret MALFORMED",
        "psw://rv.example/p/#abcdefghijklmnopqrstuvwxye | nameplate MISSING",
        "psw://rv.example/4821#abcdefghijklmnopqrstuvwxye | code MALFORMED",
        "psw://u@rv.example/p/4821#abcdefghijklmnopqrstuvwxye | code MALFORMED",
        "psw:4821                               | code MALFORMED"
      })
  void what_is_no_code_is_refused_for_what_is_wrong_with_it(String typed, String why) {
    assertEquals(why, refusal(typed));
  }

  @Test
  void digits_of_another_script_are_no_nameplate() {
    assertEquals(
        "nameplate MALFORMED", refusal("\u0664\u0668\u0662\u0661-guitar-candle-orbit@rv.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "orbjt, orbit",
    "obrit, orbit",
    "orbi, orbit",
    "guitars, guitar",
    "candel, candle",
    "mooon, moon"
  })
  void a_mistyped_word_suggests_the_right_one(String typed, String word) {
    assertEquals(Optional.of(word), Words.nearest(typed));
  }

  @Test
  void what_is_like_no_word_suggests_none() {
    assertEquals(Optional.empty(), Words.nearest("qqqqqqqq"));
  }

  @Test
  void a_mistyped_code_suggests_the_right_one() {
    assertEquals(Optional.of(SPOKEN), Code.suggest("4821 guitr candel orbit@RV.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4821", "@", "4821-guitar@rv.example", "4821-qqqqq-candle-orbit@rv"})
  void nothing_is_suggested_where_more_is_wrong(String typed) {
    assertEquals(Optional.empty(), Code.suggest(typed));
  }

  @Test
  void a_new_code_can_be_read_again() throws BadValue {
    Code code = Code.words(Host.parse("rv.example"), "4821", RANDOM);
    assertEquals(code, Code.parse(code.text()));
  }

  @Test
  void a_new_link_can_be_read_again() throws BadValue {
    for (int i = 0; i < 100; i++) {
      Code code = Code.link(Host.parse("rv.example"), "4821", RANDOM);
      assertEquals(code, Code.parse(code.text()));
    }
  }

  @Test
  void codes_differ() throws BadValue {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      made.add(Code.words(Host.parse("rv.example"), "4821", RANDOM).text());
    }
    assertEquals(100, made.size());
  }

  @Test
  void both_sides_prove_host_nameplate_and_words() throws BadValue {
    assertEquals(
        "psw-pair-v1|rv.example|4821|guitar-candle-orbit",
        new String(Code.parse(SPOKEN).password(), StandardCharsets.US_ASCII));
  }

  @Test
  void the_passwords_are_as_published() throws Exception {
    byte[] file = Files.readAllBytes(Path.of("..", "docs", "vectors", "codes.json"));
    for (JsonObject one : Json.parseObject(file, JsonLimits.BODY).objects("accepted")) {
      assertEquals(
          one.text("password"),
          new String(Code.parse(one.text("typed")).password(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void a_code_is_never_printed_by_accident() throws BadValue {
    String printed = Code.parse(SPOKEN).toString();
    assertTrue(printed.contains("4821"));
    assertFalse(printed.contains("guitar"));
  }
}
