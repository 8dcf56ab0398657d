package psw.wire.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.jws.Identity;
import psw.wire.pairing.Code;
import psw.wire.pairing.Failure;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.pairing.Pairing;
import psw.wire.pairing.Side;
import psw.wire.pairing.Step;
import psw.wire.value.BadValue;
import psw.wire.value.Label;

class PairingFuzzTest {
  private static final String CODE = "4821-guitar-candle-orbit@rv.example";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Identity ANA = Identity.create(RANDOM);

  static Stream<String> codes() {
    return Stream.of(
        CODE,
        " 4821 Guitar\u2013candle orbit @rv.example:9443",
        "4821-guitar-candle-orbitt@[2001:db8::1]:1",
        "psw://rv.example:9443/p/4821#abcdefghijklmnopqrstuvwxyz",
        "4821@rv.example");
  }

  @MethodSource("codes")
  @FuzzTest(maxDuration = "3m")
  void a_code_is_refused_or_shown_and_read_the_same(@NotNull String typed) throws BadValue {
    Optional<String> better = Code.suggest(typed);
    if (better.isPresent()) {
      assertEquals(better.get(), Code.parse(better.get()).text());
    }
    Code code;
    try {
      code = Code.parse(typed);
    } catch (BadValue refused) {
      return;
    }
    assertEquals(code, Code.parse(code.text()));
    assertFalse(code.toString().contains("guitar"), "a secret in a log");
  }

  static Stream<byte[]> leaves() {
    return Stream.of(
            "{\"id\":\"AAECAwQFBgc\",\"key\":\""
                + "A".repeat(43)
                + "\",\"mode\":\"spa\",\"ports\":[]}",
            "{\"id\":\"AAECAwQFBgc\",\"key\":\"\",\"mode\":\"sequence\",\"ports\":[1,65535]}")
        .map(PairingFuzzTest::utf8);
  }

  @MethodSource("leaves")
  @FuzzTest(maxDuration = "3m")
  void a_leave_to_knock_is_refused_or_written_and_read_the_same(byte[] input) throws BadValue {
    KnockLeave leave;
    try {
      leave = KnockLeave.parse(Json.parseObject(input, JsonLimits.BODY));
    } catch (BadValue refused) {
      return;
    }
    assertEquals(leave, KnockLeave.parse(leave.toJson()));
  }

  /** First messages: a true one, as from the other side, and pieces of it. */
  static Stream<byte[]> messages() throws BadValue {
    String first = run(Side.B).first();
    return Stream.of(first, first.replace("\"B\"", "\"A\""), "{\"v\":1,\"round\":1,\"from\":\"B\"}")
        .map(PairingFuzzTest::utf8);
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "3m")
  void a_message_is_answered_or_ends_the_run_for_good(byte[] input) throws BadValue {
    Pairing ana = run(Side.A);
    Step step = ana.receive(input);
    if (step instanceof Step.Failed) {
      Step.Failed after =
          assertInstanceOf(Step.Failed.class, ana.receive(utf8(run(Side.B).first())));
      assertEquals(Failure.OUT_OF_ORDER, after.why());
    } else {
      assertInstanceOf(Step.Send.class, step, "who has said one thing has proved nothing yet");
    }
  }

  private static Pairing run(Side side) throws BadValue {
    Introduction self =
        Introduction.of(
            ANA, Introduction.Kind.SITE, new Label("atelier"), Optional.empty(), Optional.empty());
    return new Pairing(side, Code.parse(CODE), ANA, self, RANDOM);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
