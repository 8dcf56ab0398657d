package psw.wire.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import psw.wire.announcement.Offer;
import psw.wire.box.BoxKey;
import psw.wire.box.Opened;
import psw.wire.grant.Until;
import psw.wire.jws.Identity;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.Nameplate;
import psw.wire.mailbox.Work;
import psw.wire.request.Request;
import psw.wire.request.Verdict;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;

/** What proves something, or is sealed: requests, boxes, stamps, and the words beside them. */
class ProofFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String PATH = "/api/services";
  private static final byte[] BODY = {'{', '}'};
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Identity ANA = Identity.create(RANDOM);
  private static final Identity RUI = Identity.create(RANDOM);

  static Stream<byte[]> requests() {
    return Stream.of(
        Request.sign(ANA, "POST", PATH, BODY, NOW.toEpochMilli(), NOW),
        Request.sign(ANA, "DELETE", PATH, new byte[0], 1, NOW.minusSeconds(90)));
  }

  @MethodSource("requests")
  @FuzzTest(maxDuration = "3m")
  void no_bytes_prove_a_request_that_nobody_signed(byte[] input) {
    Request request;
    try {
      request = Request.parse(input);
    } catch (BadValue refused) {
      return;
    }
    assertFalse(request.id().equals(RUI.id()), "somebody's who never signed");
    Verdict verdict = request.judge(OptionalLong.of(Long.MAX_VALUE - 1), "POST", PATH, BODY, NOW);
    assertInstanceOf(Verdict.Refused.class, verdict);
  }

  static Stream<String> boxes() {
    return Stream.of(key().seal(List.<Offer>of(), 7, RANDOM), "-", "A".repeat(1400), "=", "\u0130");
  }

  @MethodSource("boxes")
  @FuzzTest(maxDuration = "3m")
  void a_box_that_was_not_sealed_for_us_is_not_ours(@NotNull String box) {
    assertFalse(key().open(box, 8) instanceof Opened.Services, "of another revision");
  }

  private static BoxKey key() {
    return new BoxKey(SharedKey.of(new byte[32]), ANA.id(), RUI.id());
  }

  static Stream<byte[]> plain() {
    return Stream.of("{\"svc\":[]}".getBytes(StandardCharsets.US_ASCII), new byte[1024]);
  }

  @MethodSource("plain")
  @FuzzTest(maxDuration = "3m")
  void what_was_sealed_is_what_is_opened_and_nothing_else_is(byte[] input) {
    var seal = SharedKey.of(new byte[32]).seal(new byte[] {1});
    byte[] sealed = seal.seal(input, BODY, RANDOM);
    assertEquals(
        HexFormat.of().formatHex(input),
        seal.open(sealed, BODY).map(HexFormat.of()::formatHex).orElseThrow());
    assertTrue(seal.open(input, BODY).isEmpty());
    sealed[sealed.length / 2] ^= 1;
    assertTrue(seal.open(sealed, BODY).isEmpty());
  }

  static Stream<String> words() {
    return Stream.of(
        "2026-12-24",
        "2026-12-24T18:00:00+01:00",
        "9999-12-31T23:59:59.999999999Z",
        "4821",
        "1:20:260101:4821::abc:1");
  }

  @MethodSource("words")
  @FuzzTest(maxDuration = "3m")
  void an_end_is_refused_or_later_than_now_and_read_the_same(@NotNull String text) throws BadValue {
    Instant until;
    try {
      until = Until.parse(Optional.of(text), NOW);
    } catch (BadValue refused) {
      return;
    }
    assertTrue(until.isAfter(NOW));
    assertEquals(until, Until.parse(Optional.of(Until.text(until)), NOW));
  }

  @MethodSource("words")
  @FuzzTest(maxDuration = "3m")
  void a_mailbox_takes_no_word_that_is_not_one_of_its_own(@NotNull String text) throws BadValue {
    assertFalse(Work.isDone(text, Nameplate.parse("4821"), NOW), "work that nobody did");
    try {
      assertEquals(text, Ending.parseReason(text).word());
    } catch (BadValue refused) {
      // none of them
    }
    try {
      assertEquals(text, Nameplate.parse(text).text());
    } catch (BadValue refused) {
      // none
    }
  }
}
