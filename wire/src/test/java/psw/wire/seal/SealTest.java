package psw.wire.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] KEY = new byte[32];
  private static final byte[] PLAIN = {1, 2, 3};
  private static final byte[] BOUND = {9};

  @Test
  void what_is_sealed_opens() {
    Seal seal = new Seal(KEY);
    assertArrayEquals(PLAIN, seal.open(seal.seal(PLAIN, BOUND, RANDOM), BOUND).orElseThrow());
  }

  @Test
  void the_platforms_own_aes_gcm_opens_it() throws Exception {
    byte[] sealed = new Seal(KEY).seal(PLAIN, BOUND, RANDOM);
    Cipher platform = Cipher.getInstance("AES/GCM/NoPadding");
    platform.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(KEY, "AES"),
        new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
    platform.updateAAD(BOUND);
    assertArrayEquals(PLAIN, platform.doFinal(sealed, 12, sealed.length - 12));
  }

  @Test
  void every_changed_bit_is_noticed() {
    Seal seal = new Seal(KEY);
    byte[] sealed = seal.seal(PLAIN, BOUND, RANDOM);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertEquals(Optional.empty(), seal.open(changed, BOUND), "bit " + bit);
    }
  }

  @Test
  void other_bound_data_does_not_open_it() {
    Seal seal = new Seal(KEY);
    assertEquals(Optional.empty(), seal.open(seal.seal(PLAIN, BOUND, RANDOM), new byte[] {8}));
  }

  @Test
  void too_few_bytes_do_not_open() {
    assertEquals(Optional.empty(), new Seal(KEY).open(new byte[27], BOUND));
  }

  @Test
  void equal_texts_are_sealed_differently_each_time() {
    Seal seal = new Seal(KEY);
    assertFalse(Arrays.equals(seal.seal(PLAIN, BOUND, RANDOM), seal.seal(PLAIN, BOUND, RANDOM)));
  }

  @Test
  void a_short_key_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Seal(new byte[31]));
  }

  @Test
  void a_key_is_derived_as_rfc_5869_has_it() {
    HexFormat hex = HexFormat.of();
    // RFC 5869, appendix A.1, the first 32 bytes
    SharedKey key =
        SharedKey.from(
            hex.parseHex("0b".repeat(22)),
            hex.parseHex("000102030405060708090a0b0c"),
            hex.parseHex("f0f1f2f3f4f5f6f7f8f9"));
    assertEquals(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
        hex.formatHex(key.toBytes()));
  }

  @Test
  void nothing_of_a_cleared_key_is_left() {
    SharedKey key = SharedKey.from(PLAIN, BOUND, BOUND);
    key.clear();
    assertArrayEquals(new byte[32], key.toBytes());
  }

  @Test
  void a_key_is_never_printed() {
    assertEquals("a shared key", SharedKey.of(KEY).toString());
  }
}
