package psw.wire.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import psw.wire.json.JsonLimits;
import psw.wire.jws.Identity;
import psw.wire.jws.Jws;
import psw.wire.value.BadValue;
import psw.wire.vectors.Vector;
import psw.wire.vectors.Vectors;

class JwsFuzzTest {
  private static final JsonLimits WIDER = new JsonLimits(1 << 20, 16, 1 << 16, 64);
  private static final Identity RUI = Identity.create(new SecureRandom());

  static Stream<byte[]> messages() {
    return Vectors.fixed().stream()
        .map(Vector::said)
        .filter(said -> said.length() < 4000)
        .map(Vector::bytes);
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "3m")
  void what_is_taken_apart_is_nobody_elses_and_its_claims_can_be_signed_again(byte[] input)
      throws BadValue {
    Jws jws;
    try {
      jws = Jws.parse(input, JsonLimits.ANNOUNCEMENT);
    } catch (BadValue refused) {
      return;
    }
    assertFalse(jws.isSignedBy(RUI.key()));
    Jws again = Jws.parse(Jws.sign(jws.type(), jws.payload(), RUI), WIDER);
    assertEquals(jws.payload(), again.payload());
    assertEquals(jws.type(), again.type());
    // one message, one spelling
    String text = new String(input, StandardCharsets.ISO_8859_1);
    assertEquals(3, text.split("\\.", -1).length);
  }
}
