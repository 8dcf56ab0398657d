package psw.wire.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.value.BadValue;
import psw.wire.vectors.Vector;
import psw.wire.vectors.Vectors;

class JsonFuzzTest {
  // what is written may be longer than what was read: escapes, exponents
  private static final JsonLimits WIDER = new JsonLimits(1 << 20, 16, 1 << 16, 64);

  static Stream<byte[]> payloads() {
    return Vectors.fixed().stream().map(Vector::said).flatMap(JsonFuzzTest::payload);
  }

  private static Stream<byte[]> payload(String jws) {
    String[] parts = jws.split("\\.", -1);
    try {
      return parts.length == 3 && jws.length() < 4000
          ? Stream.of(Base64.getUrlDecoder().decode(parts[1]))
          : Stream.of();
    } catch (IllegalArgumentException e) {
      return Stream.of();
    }
  }

  @MethodSource("payloads")
  @FuzzTest(maxDuration = "3m")
  void what_is_read_is_refused_or_written_and_read_the_same(byte[] input) throws BadValue {
    Object value;
    try {
      value = Json.parse(input, JsonLimits.ANNOUNCEMENT);
    } catch (BadValue refused) {
      return;
    }
    byte[] written = Json.write(value).getBytes(StandardCharsets.UTF_8);
    assertEquals(value, Json.parse(written, WIDER));
  }
}
