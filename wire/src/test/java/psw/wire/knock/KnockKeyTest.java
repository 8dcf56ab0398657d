package psw.wire.knock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

class KnockKeyTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ID = Base64Url.encode(new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
  private static final String SECRET = Base64Url.encode(new byte[32]);
  private static final String SITE = KnockKey.site(new byte[] {1});
  private static final Instant AT = Instant.parse("2026-11-28T12:00:00.123Z");
  private static final String TAG = "000102030405060708090a0b0c0d0e0f";

  private static KnockKey key() throws BadValue {
    return KnockKey.parse(ID, SECRET, SITE);
  }

  private static Knock knock(String source) throws Exception {
    Optional<InetAddress> address =
        source.isEmpty() ? Optional.empty() : Optional.of(InetAddress.getByName(source));
    return new Knock(AT, address, TAG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "192.0.2.7", "2001:db8::7", "::"})
  void what_is_sealed_is_opened_as_it_was(String source) throws Exception {
    byte[] sent = key().seal(knock(source), RANDOM);
    assertEquals(Datagram.LENGTH, sent.length);
    assertEquals(Optional.of(knock(source)), key().open(sent));
    assertEquals(OptionalLong.of(0x0001020304050607L), Datagram.keyId(sent, sent.length));
  }

  @Test
  void one_with_any_bit_flipped_is_no_knock_or_does_not_open() throws Exception {
    byte[] sent = key().seal(knock("192.0.2.7"), RANDOM);
    for (int bit = 0; bit < sent.length * 8; bit++) {
      byte[] altered = sent.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(Optional.empty(), key().open(altered), "bit " + bit);
    }
  }

  @Test
  void one_for_another_site_does_not_open() throws Exception {
    KnockKey elsewhere = KnockKey.parse(ID, SECRET, KnockKey.site(new byte[] {2}));
    assertEquals(Optional.empty(), elsewhere.open(key().seal(knock(""), RANDOM)));
  }

  @Test
  void two_of_the_same_content_differ() throws Exception {
    assertFalse(Arrays.equals(key().seal(knock(""), RANDOM), key().seal(knock(""), RANDOM)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 87, 89, 1500})
  void another_length_is_no_knock(int length) throws Exception {
    byte[] buffer = Arrays.copyOf(key().seal(knock(""), RANDOM), 1500);
    assertEquals(OptionalLong.empty(), Datagram.keyId(buffer, length));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x80, at",
    "8, 0, action",
    "8, 2, action",
    "8, 3, action",
    "9, 5, family",
    "9, 0, source",
    "9, 6, source",
    "26, 0, source",
    "10, 1, port",
    "11, 22, port",
    "12, 1, window",
    "13, 30, window",
    "14, 1, zero",
    "15, 1, zero"
  })
  void what_version_1_does_not_know_is_refused_by_its_part(int at, int value, String part)
      throws Exception {
    byte[] body = knock("192.0.2.7").toBody();
    body[at] = (byte) value;
    assertEquals(part, assertThrows(BadValue.class, () -> Knock.parse(body)).part());
  }

  @ParameterizedTest
  @CsvSource({"AAECAwQFBg, " + "id", "AAECAwQFBgc, key"})
  void a_key_of_another_length_is_refused(String id, String part) {
    String key = part.equals("key") ? SECRET.substring(0, 40) : SECRET;
    BadValue refused = assertThrows(BadValue.class, () -> KnockKey.parse(id, key, SITE));
    assertEquals(part, refused.part());
  }

  @Test
  void the_key_is_not_in_its_words() throws BadValue {
    assertEquals("knock key " + ID, key().toString());
  }
}
