package psw.wire.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.SshPublicKey;

class PairingTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Identity ANA = Identity.create(RANDOM);
  private static final Identity BEN = Identity.create(RANDOM);
  private static final Code CODE = code("4821-guitar-candle-orbit@rv.example");
  private static final Introduction ANAS =
      Introduction.of(
          ANA,
          Introduction.Kind.SITE,
          new Label("atelier"),
          Optional.empty(),
          Optional.of(
              new KnockLeave("AAECAwQFBgc", "A".repeat(43), KnockLeave.Mode.SPA, List.of())));
  private static final Introduction BENS =
      Introduction.of(
          BEN,
          Introduction.Kind.DEVICE,
          new Label("laptop"),
          Optional.of(
              new SshPublicKey(
                  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")),
          Optional.empty());

  private static Code code(String text) {
    try {
      return Code.parse(text);
    } catch (BadValue e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Pairing anaWith(Code code) {
    return new Pairing(Side.A, code, ANA, ANAS, RANDOM);
  }

  private static Pairing benWith(Code code) {
    return new Pairing(Side.B, code, BEN, BENS, RANDOM);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Step give(Pairing to, String message) {
    return to.receive(utf8(message));
  }

  private static String sent(Step step) {
    return step instanceof Step.Keep keep
        ? keep.message()
        : assertInstanceOf(Step.Send.class, step).message();
  }

  private static Failure failure(Step step) {
    return assertInstanceOf(Step.Failed.class, step).why();
  }

  /** Both sides of a run, up to and without the round whose messages are here. */
  private record Meeting(Pairing ana, Pairing ben, String anas, String bens) {
    static Meeting at(int round, Code anasCode, Code bensCode) {
      Pairing ana = anaWith(anasCode);
      Pairing ben = benWith(bensCode);
      Meeting meeting = new Meeting(ana, ben, ana.first(), ben.first());
      for (int i = 1; i < round; i++) {
        meeting = meeting.next();
      }
      return meeting;
    }

    static Meeting at(int round) {
      return at(round, CODE, CODE);
    }

    Meeting next() {
      return new Meeting(ana, ben, sent(give(ana, bens)), sent(give(ben, anas)));
    }
  }

  /** What Ana says when Ben's message of this round comes otherwise. */
  private static Step otherwise(int round, UnaryOperator<String> change) {
    Meeting meeting = Meeting.at(round);
    return give(meeting.ana, change.apply(meeting.bens));
  }

  @Test
  void two_with_the_same_code_come_to_know_each_other() {
    Meeting last = Meeting.at(4);
    assertEquals(BENS, assertInstanceOf(Step.Keep.class, give(last.ana, last.bens)).other());
    assertEquals(ANAS, assertInstanceOf(Step.Keep.class, give(last.ben, last.anas)).other());
  }

  @Test
  void who_came_to_know_the_other_is_paired_when_that_one_kept_it_too() {
    Meeting last = Meeting.at(5);
    assertInstanceOf(Step.Paired.class, give(last.ana, last.bens));
    assertInstanceOf(Step.Paired.class, give(last.ben, last.anas));
  }

  @Test
  void both_hold_the_same_key() {
    Meeting last = Meeting.at(4);
    assertEquals(
        assertInstanceOf(Step.Keep.class, give(last.ana, last.bens)).key(),
        assertInstanceOf(Step.Keep.class, give(last.ben, last.anas)).key());
  }

  @Test
  void the_key_outlives_the_run_that_made_it() {
    Meeting last = Meeting.at(4);
    byte[] key = assertInstanceOf(Step.Keep.class, give(last.ana, last.bens)).key().toBytes();
    assertFalse(Arrays.equals(new byte[32], key));
  }

  private static JsonObject vector() throws Exception {
    return Json.parseObject(
        Files.readAllBytes(Path.of("..", "docs", "vectors", "pairing.json")), JsonLimits.BODY);
  }

  @Test
  void the_transcript_is_hashed_as_published() throws Exception {
    assertEquals(
        vector().text("transcript"),
        HexFormat.of().formatHex(Pairing.hash(vector().texts("messages"))));
  }

  @Test
  void the_key_is_derived_as_published() throws Exception {
    HexFormat hex = HexFormat.of();
    byte[] material = hex.parseHex(vector().text("material"));
    byte[] run = hex.parseHex(vector().text("transcript"));
    assertEquals(vector().text("key"), hex.formatHex(Pairing.agreed(material, run).toBytes()));
  }

  @Test
  void two_runs_with_the_same_code_give_different_keys() {
    Meeting one = Meeting.at(4);
    Meeting two = Meeting.at(4);
    assertNotEquals(
        assertInstanceOf(Step.Keep.class, give(one.ana, one.bens)).key(),
        assertInstanceOf(Step.Keep.class, give(two.ana, two.bens)).key());
  }

  @Test
  void two_sites_give_each_other_leave_to_knock() {
    KnockLeave ports =
        new KnockLeave(
            "AAECAwQFBgc",
            "A".repeat(43),
            KnockLeave.Mode.SEQUENCE,
            List.of(new Port(7001), new Port(1999), new Port(4242)));
    Introduction site =
        Introduction.of(
            BEN, Introduction.Kind.SITE, new Label("barn"), BENS.ssh(), Optional.of(ports));
    Pairing ana = anaWith(CODE);
    Pairing ben = new Pairing(Side.B, CODE, BEN, site, RANDOM);
    Meeting last = new Meeting(ana, ben, ana.first(), ben.first()).next().next().next();
    assertEquals(site, assertInstanceOf(Step.Keep.class, give(ana, last.bens)).other());
    assertEquals(ANAS, assertInstanceOf(Step.Keep.class, give(ben, last.anas)).other());
  }

  @Test
  void a_link_pairs_as_words_do() {
    Code link = code("psw://rv.example/p/4821#abcdefghijklmnopqrstuvwxye");
    Meeting last = Meeting.at(4, link, link);
    assertInstanceOf(Step.Keep.class, give(last.ana, last.bens));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4821-guitar-candle-oyster@rv.example",
        "4821-candle-guitar-orbit@rv.example",
        "4822-guitar-candle-orbit@rv.example",
        "4821-guitar-candle-orbit@rv2.example",
        "4821-guitar-candle-orbit@rv.example:9444"
      })
  void another_code_is_noticed_by_both_before_anything_is_told(String other) {
    Meeting third = Meeting.at(3, CODE, code(other));
    assertEquals(Failure.WRONG_WORD, failure(give(third.ana, third.bens)));
    assertEquals(Failure.WRONG_WORD, failure(give(third.ben, third.anas)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void our_own_message_that_comes_back_is_noticed(int round) {
    Meeting meeting = Meeting.at(round);
    assertEquals(Failure.REFLECTED, failure(give(meeting.ana, meeting.anas)));
  }

  @ParameterizedTest
  @CsvSource({"1, TAMPERED", "2, TAMPERED", "3, WRONG_WORD", "4, TAMPERED", "5, TAMPERED"})
  void our_own_message_under_the_others_name_is_noticed(int round, Failure why) {
    Meeting meeting = Meeting.at(round);
    String disguised = meeting.anas.replace("\"from\":\"A\"", "\"from\":\"B\"");
    assertEquals(why, failure(give(meeting.ana, disguised)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void a_message_that_comes_twice_is_out_of_order(int round) {
    Meeting before = Meeting.at(round - 1);
    give(before.ana, before.bens);
    assertEquals(Failure.OUT_OF_ORDER, failure(give(before.ana, before.bens)));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 3", "1, 4", "2, 4", "3, 4", "4, 5"})
  void a_message_that_comes_too_early_is_out_of_order(int round, int early) {
    assertEquals(
        Failure.OUT_OF_ORDER, failure(give(Meeting.at(round).ana, Meeting.at(early).bens)));
  }

  @ParameterizedTest
  @CsvSource({"2, TAMPERED", "3, WRONG_WORD", "4, TAMPERED", "5, TAMPERED"})
  void a_message_of_another_run_with_the_same_code_is_noticed(int round, Failure why) {
    assertEquals(why, failure(give(Meeting.at(round).ana, Meeting.at(round).bens)));
  }

  @Test
  void a_first_message_of_another_run_ends_in_the_other_noticing() {
    Meeting first = Meeting.at(1);
    Meeting stale = Meeting.at(1);
    String second = sent(give(first.ana, stale.bens));
    sent(give(first.ben, first.anas));
    assertEquals(Failure.TAMPERED, failure(give(first.ben, second)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_message_spelled_otherwise_on_its_way_is_noticed_at_the_end(int round) {
    Meeting meeting = Meeting.at(round);
    String anas = sent(give(meeting.ana, meeting.bens + ' '));
    String bens = sent(give(meeting.ben, meeting.anas));
    for (int i = round + 1; i < 4; i++) {
      String next = sent(give(meeting.ana, bens));
      bens = sent(give(meeting.ben, anas));
      anas = next;
    }
    assertEquals(Failure.TAMPERED, failure(give(meeting.ana, bens)));
    assertEquals(Failure.TAMPERED, failure(give(meeting.ben, anas)));
  }

  // every part of every message, changed to another legal value of the same form
  @ParameterizedTest
  @CsvSource({"1, x1, x", "1, x1, v", "1, x1, r", "1, x2, x", "1, x2, v", "1, x2, r"})
  void a_first_proof_that_is_changed_is_noticed(int round, String member, String piece) {
    assertTampered(round, member, piece);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "v", "r"})
  void a_second_proof_that_is_changed_is_noticed(String piece) {
    assertTampered(2, "a", piece);
  }

  // the same piece out of another run is well formed and wrong
  private static void assertTampered(int round, String member, String piece) {
    String foreign = Meeting.at(round).bens;
    Step step =
        otherwise(
            round,
            ours -> {
              int at = ours.indexOf("\"" + member + "\":{");
              String mark = '"' + piece + "\":\"";
              int from = ours.indexOf(mark, at) + mark.length();
              int to = ours.indexOf('"', from);
              int there = foreign.indexOf(mark, foreign.indexOf("\"" + member + "\":{"));
              return ours.substring(0, from)
                  + foreign.substring(there + mark.length(), there + mark.length() + to - from)
                  + ours.substring(to);
            });
    assertEquals(Failure.TAMPERED, failure(step));
  }

  @Test
  void every_changed_character_of_every_message_ends_the_run() {
    for (int round = 1; round <= 5; round++) {
      int length = Meeting.at(round).bens.length();
      // a prime step visits every region of the message in few runs
      for (int at = 0; at < length; at += 41) {
        Meeting meeting = Meeting.at(round);
        byte[] changed = utf8(meeting.bens);
        changed[at % changed.length] ^= 1;
        assertFails(meeting, changed, round, at);
      }
    }
  }

  private static void assertFails(Meeting meeting, byte[] changed, int round, int at) {
    Step step = meeting.ana.receive(changed);
    String bens =
        round < 5 && !(step instanceof Step.Failed) ? sent(give(meeting.ben, meeting.anas)) : "";
    for (int i = round; i < 5 && !(step instanceof Step.Failed); i++) {
      String anas = sent(step);
      step = give(meeting.ana, bens);
      Step theirs = give(meeting.ben, anas);
      bens = theirs instanceof Step.Failed || theirs instanceof Step.Paired ? "" : sent(theirs);
    }
    assertInstanceOf(Step.Failed.class, step, "round " + round + ", byte " + at);
  }

  @ParameterizedTest
  @EnumSource(Hostile.class)
  void a_hostile_point_or_number_is_malformed(Hostile hostile) {
    Step step =
        otherwise(
            1, ours -> ours.replaceFirst("\"" + hostile.piece + "\":\"[^\"]*\"", hostile.json));
    Step.Failed failed = assertInstanceOf(Step.Failed.class, step);
    assertEquals(Failure.MALFORMED, failed.why());
    assertEquals(hostile.piece, failed.detail().orElseThrow().part());
  }

  enum Hostile {
    INFINITY("x", "\"x\":\"AA\""),
    PADDED_INFINITY("x", "\"x\":\"" + "A".repeat(44) + '"'),
    NO_CURVE("x", "\"x\":\"AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB\""),
    BEYOND_THE_FIELD("x", "\"x\":\"Av" + "_".repeat(42) + '"'),
    UNCOMPRESSED("x", "\"x\":\"BA" + "A".repeat(42) + '"'),
    HYBRID("x", "\"x\":\"Bg" + "A".repeat(42) + '"'),
    LONG_POINT("x", "\"x\":\"" + "A".repeat(88) + '"'),
    COMMITMENT("v", "\"v\":\"AA\""),
    HUGE_ANSWER("r", "\"r\":\"" + "_".repeat(42) + "8\""),
    THE_ORDER_ITSELF("r", "\"r\":\"_____wAAAAD__________7zm-q2nF56E87nKwvxjJVE\""),
    LONG_ANSWER("r", "\"r\":\"" + "A".repeat(46) + '"'),
    NUMBER("r", "\"r\":7"),
    MISSING("r", "\"q\":\"\"");

    final String piece;
    final String json;

    Hostile(String piece, String json) {
      this.piece = piece;
      this.json = json;
    }
  }

  @Test
  void an_answer_of_zero_proves_nothing() {
    Step step =
        otherwise(
            1, ours -> ours.replaceFirst("\"r\":\"[^\"]*\"", "\"r\":\"" + "A".repeat(43) + '"'));
    assertEquals(Failure.TAMPERED, failure(step));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "[]",
        "{}",
        "{\"v\":2,\"round\":1,\"from\":\"B\"}",
        "{\"v\":1,\"round\":0,\"from\":\"B\"}",
        "{\"v\":1,\"round\":6,\"from\":\"B\"}",
        "{\"v\":1,\"round\":1e0,\"from\":\"B\"}",
        "{\"v\":1,\"round\":99999999999999999999,\"from\":\"B\"}",
        "{\"v\":1,\"round\":1,\"round\":1,\"from\":\"B\"}",
        "{\"v\":1,\"round\":1,\"from\":\"C\"}",
        "{\"v\":1,\"round\":1,\"from\":\"B\"}",
        "{\"v\":1,\"round\":1,\"from\":\"B\",\"x1\":[],\"x2\":{}}",
        "{\"v\":1,\"round\":1,\"from\":\"B\"} {}",
        "[[[[[[[[[[[[[[[[[[[["
      })
  void hostile_json_is_malformed(String json) {
    assertEquals(Failure.MALFORMED, failure(give(anaWith(CODE), json)));
  }

  @Test
  void another_version_is_malformed() {
    Step step = otherwise(1, ours -> ours.replaceFirst("\"v\":1", "\"v\":2"));
    assertEquals("v", assertInstanceOf(Step.Failed.class, step).detail().orElseThrow().part());
  }

  @Test
  void what_is_no_utf8_is_malformed() {
    assertEquals(
        Failure.MALFORMED, failure(anaWith(CODE).receive(new byte[] {'"', (byte) 0xff, '"'})));
  }

  @Test
  void more_than_4096_bytes_are_not_even_read() {
    assertEquals(Failure.TOO_LARGE, failure(anaWith(CODE).receive(new byte[4097])));
  }

  @Test
  void every_message_fits_in_4096_bytes_with_room_to_spare() {
    for (int round = 1; round <= 5; round++) {
      assertTrue(Meeting.at(round).anas.length() < 2048, "round " + round);
    }
  }

  @Test
  void a_run_with_oneself_is_noticed() {
    Pairing one = anaWith(CODE);
    Pairing two =
        new Pairing(
            Side.B,
            CODE,
            ANA,
            Introduction.of(
                ANA, Introduction.Kind.DEVICE, new Label("me"), Optional.empty(), Optional.empty()),
            RANDOM);
    Meeting last = new Meeting(one, two, one.first(), two.first()).next().next().next();
    assertEquals(Failure.SAME_IDENTITY, failure(give(one, last.bens)));
  }

  @Test
  void after_a_failure_nothing_succeeds_any_more() {
    Meeting first = Meeting.at(1);
    give(first.ana, "{}");
    assertEquals(Failure.OUT_OF_ORDER, failure(give(first.ana, first.bens)));
  }

  @Test
  void after_the_end_nothing_is_taken() {
    Meeting last = Meeting.at(5);
    give(last.ana, last.bens);
    assertEquals(Failure.OUT_OF_ORDER, failure(give(last.ana, last.bens)));
  }

  @Test
  void the_first_message_is_not_given_out_again_under_way() {
    Meeting second = Meeting.at(2);
    assertThrows(IllegalStateException.class, second.ana::first);
  }

  @Test
  void nobody_introduces_somebody_else() {
    assertThrows(
        IllegalArgumentException.class, () -> new Pairing(Side.A, CODE, ANA, BENS, RANDOM));
  }

  @Test
  void who_carries_the_messages_reads_no_name_key_or_word() {
    List<String> all = new ArrayList<>();
    Meeting meeting = Meeting.at(1);
    for (int round = 1; round < 5; round++) {
      all.add(meeting.anas + meeting.bens);
      meeting = meeting.next();
    }
    all.add(meeting.anas + meeting.bens);
    String seen = String.join("", all);
    for (String secret : List.of("atelier", "laptop", "guitar", ANA.key().text(), "ssh-ed25519")) {
      assertFalse(seen.contains(secret), secret);
    }
  }

  @Test
  void a_knock_key_is_never_printed_by_accident() {
    assertFalse(ANAS.toString().contains("A".repeat(43)), ANAS.toString());
  }
}
