package psw.wire.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import psw.wire.announcement.Health;
import psw.wire.jws.Identity;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

class ValuesFuzzTest {
  private interface Reading {
    Object parse(String text) throws BadValue;
  }

  private static final List<Reading> READINGS =
      List.of(
          BrokerId::parse,
          Description::parse,
          Health::parse,
          IpAddress::parse,
          Label::parse,
          Port::parse,
          ServiceName::parse,
          text -> PublicKey.parse(text).text());

  static Stream<String> texts() {
    return Stream.of(
        "203.0.113.7",
        "2001:db8::7",
        "::ffff:192.0.2.7",
        "fe80::1%eth0",
        "65535",
        "up",
        "wiki-2",
        "Cafe\u200b\u0301",
        "\u1100\u200b\u1161",
        "cjkm-no2t-iakb-fxz7-ft5c-kwud-dm72-otqa",
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
  }

  @MethodSource("texts")
  @FuzzTest(maxDuration = "3m")
  void what_is_read_is_refused_or_printed_and_read_the_same(@NotNull String text) throws BadValue {
    for (Reading reading : READINGS) {
      Object value;
      try {
        value = reading.parse(text);
      } catch (BadValue refused) {
        continue;
      }
      assertEquals(value, reading.parse(value.toString()));
    }
  }

  @MethodSource("texts")
  @FuzzTest(maxDuration = "3m")
  void every_name_suggests_a_label(@NotNull String text) throws BadValue {
    Label label = Label.from(text);
    assertEquals(label, Label.parse(label.text()));
    Label other = label.unlike(label::equals);
    assertEquals(other, Label.parse(other.text()));
  }

  static Stream<byte[]> keys() {
    return Stream.of("302e020100300506032b657004220420".concat("41".repeat(32)))
        .map(java.util.HexFormat.of()::parseHex);
  }

  @MethodSource("keys")
  @FuzzTest(maxDuration = "3m")
  void an_identity_is_refused_or_written_and_read_the_same(byte[] input) throws BadValue {
    Identity identity;
    try {
      identity = Identity.fromPkcs8(input);
    } catch (BadValue refused) {
      return;
    }
    assertEquals(identity.key(), Identity.fromPkcs8(identity.toPkcs8()).key());
  }
}
