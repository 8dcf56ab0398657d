package psw.wire.knock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/** What docs/vectors/knock.json says is so; it was computed by another program, in Python. */
class KnockVectorsTest {
  private static JsonObject file() throws Exception {
    byte[] text = Files.readAllBytes(Path.of("..", "docs", "vectors", "knock.json"));
    return Json.parseObject(text, JsonLimits.ANNOUNCEMENT);
  }

  private static KnockKey key() throws Exception {
    return KnockKey.parse(file().text("id"), file().text("key"), file().text("site"));
  }

  static Stream<Arguments> cases() throws Exception {
    return file().objects("cases").stream()
        .map(one -> Arguments.of(KnockVectorsTest.text(one, "name"), one));
  }

  private static String text(JsonObject one, String member) {
    try {
      return one.text(member);
    } catch (BadValue e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void the_site_is_named_by_the_hash_of_its_key() throws Exception {
    byte[] raw = HexFormat.of().parseHex(file().text("site_key"));
    assertEquals(file().text("site"), KnockKey.site(raw));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void the_verdict_is_as_published(String name, JsonObject one) throws Exception {
    assertEquals(one.text("verdict"), verdict(one));
  }

  private static String verdict(JsonObject one) throws Exception {
    byte[] said = Base64Url.decode(one.text("said"), "said");
    OptionalLong id = Datagram.keyId(said, said.length);
    if (id.isEmpty() || id.getAsLong() != key().id()) {
      return "noise";
    }
    try {
      Optional<Knock> knock = key().open(said);
      return knock.isPresent() ? word(judge(knock.get(), one)) : "noise";
    } catch (BadValue e) {
      return "malformed";
    }
  }

  private static Knocking.Verdict judge(Knock knock, JsonObject one) throws Exception {
    return Knocking.judge(
        knock,
        InetAddress.getByName(one.text("from")),
        Instant.ofEpochMilli(one.integer("last")),
        Instant.ofEpochSecond(one.integer("until")),
        SourceRule.parse(one.text("rule")),
        Instant.ofEpochMilli(one.integer("now")));
  }

  private static String word(Knocking.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
