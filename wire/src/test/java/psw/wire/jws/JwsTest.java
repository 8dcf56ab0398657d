package psw.wire.jws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

class JwsTest {
  private static final Identity ANA = Identity.create(new SecureRandom());
  private static final JsonObject CLAIMS = JsonObject.with("v", 1).build();

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ascii(text));
  }

  @Test
  void a_signed_message_is_its_signers() throws BadValue {
    Jws jws = Jws.parse(Jws.sign("t", CLAIMS, ANA), JsonLimits.BODY);
    assertTrue(jws.isSignedBy(ANA.key()));
  }

  @Test
  void a_signed_message_is_nobody_elses() throws BadValue {
    Jws jws = Jws.parse(Jws.sign("t", CLAIMS, ANA), JsonLimits.BODY);
    assertFalse(jws.isSignedBy(Identity.create(new SecureRandom()).key()));
  }

  @Test
  void the_platforms_own_ed25519_agrees_with_the_signature() throws Exception {
    String[] parts =
        new String(Jws.sign("t", CLAIMS, ANA), StandardCharsets.US_ASCII).split("\\.", -1);
    byte[] raw = Base64.getUrlDecoder().decode(ANA.key().text());
    byte[] spki = new byte[44];
    System.arraycopy(HexFormat.of().parseHex("302a300506032b6570032100"), 0, spki, 0, 12);
    System.arraycopy(raw, 0, spki, 12, 32);
    Signature platform = Signature.getInstance("Ed25519");
    platform.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
    platform.update(ascii(parts[0] + '.' + parts[1]));
    assertTrue(platform.verify(Base64.getUrlDecoder().decode(parts[2])));
  }

  @Test
  void an_identity_survives_being_written_and_read() throws BadValue {
    assertEquals(ANA.key(), Identity.fromPkcs8(ANA.toPkcs8()).key());
  }

  @Test
  void the_platform_reads_a_written_identity() throws Exception {
    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(ANA.toPkcs8()));
  }

  @Test
  void what_is_no_key_is_refused_as_an_identity() {
    assertThrows(BadValue.class, () -> Identity.fromPkcs8(new byte[48]));
  }

  @Test
  void the_id_of_a_known_key_is_the_published_one() throws BadValue {
    // RFC 8037, appendix A.2: the example key
    PublicKey key = PublicKey.parse("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    byte[] seed = Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
    byte[] pkcs8 = new byte[48];
    byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
    System.arraycopy(prefix, 0, pkcs8, 0, 16);
    System.arraycopy(seed, 0, pkcs8, 16, 32);
    assertEquals(key, Identity.fromPkcs8(pkcs8).key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"typ\":\"t\",\"kid\":\"ID\"}",
        "{\"alg\":\"HS256\",\"typ\":\"t\",\"kid\":\"ID\"}",
        "{\"alg\":\"eddsa\",\"typ\":\"t\",\"kid\":\"ID\"}",
        "{\"alg\":\"EdDSA\",\"typ\":\"t\"}",
        "{\"alg\":\"EdDSA\",\"typ\":\"t\",\"kid\":\"ID\",\"jwk\":{}}",
        "{\"alg\":\"EdDSA\",\"typ\":\"t\",\"kid\":\"ID\",\"crit\":[]}",
        "{\"alg\":\"EdDSA\",\"typ\":\"t\",\"kid\":\"short\"}",
        "{\"alg\":\"EdDSA\",\"typ\":\"t\",\"typ\":\"t\",\"kid\":\"ID\"}",
        "[]"
      })
  void another_header_is_refused(String header) {
    String compact =
        encode(header.replace("ID", ANA.id().text()))
            + '.'
            + encode("{}")
            + '.'
            + encode("x".repeat(64));
    assertThrows(BadValue.class, () -> Jws.parse(ascii(compact), JsonLimits.BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c.d", "a.b.c"})
  void what_has_not_three_readable_parts_is_refused(String compact) {
    assertThrows(BadValue.class, () -> Jws.parse(ascii(compact), JsonLimits.BODY));
  }

  @Test
  void a_second_spelling_of_the_same_signature_is_refused() {
    String compact = new String(Jws.sign("t", CLAIMS, ANA), StandardCharsets.US_ASCII);
    assertThrows(BadValue.class, () -> Jws.parse(ascii(compact + "=="), JsonLimits.BODY));
  }

  @Test
  void every_changed_bit_of_a_signed_message_is_noticed() {
    byte[] compact = Jws.sign("t", CLAIMS, ANA);
    for (int bit = 0; bit < compact.length * 8; bit++) {
      byte[] changed = compact.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertFalse(isAnas(changed), "bit " + bit);
    }
  }

  private static boolean isAnas(byte[] compact) {
    try {
      return Jws.parse(compact, JsonLimits.BODY).isSignedBy(ANA.key());
    } catch (BadValue e) {
      return false;
    }
  }
}
