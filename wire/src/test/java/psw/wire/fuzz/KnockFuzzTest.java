package psw.wire.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import psw.wire.knock.Datagram;
import psw.wire.knock.HeardFile;
import psw.wire.knock.KeysFile;
import psw.wire.knock.Knock;
import psw.wire.knock.KnockKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

class KnockFuzzTest {
  private static final String SITE = KnockKey.site(new byte[32]);

  private static KnockKey key() throws BadValue {
    return KnockKey.parse(Base64Url.encode(new byte[8]), Base64Url.encode(new byte[32]), SITE);
  }

  static Stream<byte[]> knocks() throws Exception {
    Knock knock =
        new Knock(Instant.EPOCH, Optional.of(InetAddress.getByName("192.0.2.7")), "00".repeat(16));
    return Stream.of(key().seal(knock, new SecureRandom()), new byte[0], new byte[Datagram.LENGTH]);
  }

  @MethodSource("knocks")
  @FuzzTest(maxDuration = "1m")
  void nothing_but_a_sealed_knock_is_opened(byte[] input) throws BadValue {
    if (Datagram.keyId(input, input.length).isPresent()) {
      // who does not hold the key makes none; a seed is one, and is read as it was
      Optional<Knock> opened = key().open(input);
      assertTrue(opened.isEmpty() || opened.get().at().equals(Instant.EPOCH));
    }
  }

  static Stream<byte[]> files() {
    return Stream.of("psw-gate-keys 1\n", "psw-gate-keys 1\na b c 1 2 strict\n")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "1m")
  void a_file_of_keys_is_refused_or_written_and_read_the_same(byte[] input) throws BadValue {
    KeysFile file;
    try {
      file = KeysFile.parse(new String(input, StandardCharsets.ISO_8859_1));
    } catch (BadValue refused) {
      return;
    }
    assertEquals(file, KeysFile.parse(file.text()));
  }

  static Stream<byte[]> heard() {
    String line = "AAAAAAAAAAA " + "00".repeat(16) + " clock 1 192.0.2.7 -241\n";
    return Stream.of("psw-gate-heard 1 1\n", "psw-gate-heard 1 1\n" + line)
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @MethodSource("heard")
  @FuzzTest(maxDuration = "1m")
  void a_file_of_what_was_heard_is_refused_or_written_and_read_the_same(byte[] input)
      throws BadValue {
    HeardFile file;
    try {
      file = HeardFile.parse(new String(input, StandardCharsets.ISO_8859_1));
    } catch (BadValue refused) {
      return;
    }
    assertEquals(file, HeardFile.parse(file.text()));
  }
}
