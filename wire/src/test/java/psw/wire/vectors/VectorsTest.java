package psw.wire.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Known;
import psw.wire.announcement.Verdict;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** The judge before the vectors, read from their files as another implementation would. */
class VectorsTest {
  private static final Path FILES = Path.of("..", "docs", "vectors");
  private static final JsonLimits LIMITS = new JsonLimits(1 << 24, 16, 1 << 18, 20);

  @Test
  void the_files_are_what_the_generator_writes() throws IOException {
    for (Map.Entry<String, String> file : Vectors.files().entrySet()) {
      assertEquals(file.getValue(), Files.readString(FILES.resolve(file.getKey())), file.getKey());
    }
  }

  @TestFactory
  Stream<DynamicTest> every_vector_is_judged_as_written() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : Vectors.files().keySet()) {
      List<?> all = (List<?>) Json.parse(Files.readAllBytes(FILES.resolve(file)), LIMITS);
      for (Object each : all) {
        JsonObject vector = (JsonObject) each;
        tests.add(DynamicTest.dynamicTest(vector.text("name"), () -> judge(vector)));
      }
    }
    return tests.stream();
  }

  private static void judge(JsonObject vector) throws BadValue {
    BrokerId subject = BrokerId.parse(vector.text("subject"));
    Optional<Known> known = known(vector.optionalObject("known"));
    Instant now = Instant.ofEpochSecond(vector.integer("now"));
    byte[] said =
        vector.optionalText("said").isPresent()
            ? vector.text("said").getBytes(StandardCharsets.ISO_8859_1)
            : Base64.getUrlDecoder().decode(vector.text("said_base64url"));
    Optional<String> lease = vector.optionalText("lease");
    Verdict verdict =
        lease.isPresent()
            ? Judge.judge(
                subject, known, said, lease.get().getBytes(StandardCharsets.ISO_8859_1), now)
            : Judge.judge(subject, known, said, now);
    Answer answer = Answer.of(verdict);
    assertEquals(
        vector.text("verdict") + vector.optionalText("why"),
        answer.verdict() + answer.word(),
        verdict::toString);
  }

  private static Optional<Known> known(Optional<JsonObject> json) throws BadValue {
    if (json.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Known(
            PublicKey.parse(json.get().text("key")),
            json.get().integer("rev"),
            json.get().text("sha256"),
            Instant.ofEpochSecond(json.get().integer("expires"))));
  }

  @Test
  void every_vector_has_a_name_of_its_own() {
    Set<String> seen = new HashSet<>();
    List<String> twice =
        Vectors.fixed().stream().map(Vector::name).filter(name -> !seen.add(name)).toList();
    assertEquals(List.of(), twice);
  }
}
