package psw.wire.vectors;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import psw.wire.value.BrokerId;

/**
 * A key and how it signs. An honest one follows RFC 8032; the others are what only a forger makes.
 */
interface Signer {
  /** The raw public key. */
  byte[] key();

  /** 64 bytes, or whatever a forger thinks is a signature. */
  byte[] sign(byte[] message);

  /** The id that the key hashes to. */
  default BrokerId id() {
    return BrokerId.of(key());
  }

  /** The key in base64url. */
  default String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key());
  }

  /** An honest signer whose secret is the SHA-256 of some words. */
  static Signer of(String words) {
    Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(digest("SHA-256", words));
    return new Signer() {
      @Override
      public byte[] key() {
        return secret.generatePublicKey().getEncoded();
      }

      @Override
      public byte[] sign(byte[] message) {
        byte[] signature = new byte[64];
        secret.sign(0, null, message, 0, message.length, signature, 0);
        return signature;
      }
    };
  }

  /**
   * Knows the secret of {@code key} but for a point of small order that was added to it, and adds
   * another to its nonce: [S]B = R + [k]A holds when both sides are multiplied by 8.
   *
   * @param added the point in the key
   * @param nonce the point in the nonce
   * @param exact whether the equation is to hold without the factor, too
   */
  static Signer cofactored(String words, Edwards added, Edwards nonce, boolean exact) {
    byte[] expanded = Arrays.copyOf(digest("SHA-512", words), 32);
    expanded[0] &= (byte) 0xf8;
    BigInteger secret = Edwards.number(expanded).mod(Edwards.L);
    byte[] key = Edwards.BASE.times(secret).plus(added).encode();
    return new Signer() {
      @Override
      public byte[] key() {
        return key;
      }

      @Override
      public byte[] sign(byte[] message) {
        for (BigInteger r = BigInteger.ONE; ; r = r.add(BigInteger.ONE)) {
          Edwards point = Edwards.BASE.times(r).plus(nonce);
          BigInteger k = Edwards.hash(point.encode(), key, message);
          boolean holds = added.times(k).plus(nonce).equals(Edwards.NEUTRAL);
          if (holds == exact) {
            byte[] half = Edwards.bytes(k.multiply(secret).add(r).mod(Edwards.L));
            return joined(point.encode(), half);
          }
        }
      }
    };
  }

  /** A key of small order: with S = 0 and R = [-k]A everybody signs everything. */
  static Signer small(byte[] key, Edwards point) {
    return new Signer() {
      @Override
      public byte[] key() {
        return key.clone();
      }

      @Override
      public byte[] sign(byte[] message) {
        for (int times = 0; times < 8; times++) {
          Edwards nonce = point.times(BigInteger.valueOf(times));
          BigInteger k = Edwards.hash(nonce.encode(), key, message);
          if (nonce.plus(point.times(k)).equals(Edwards.NEUTRAL)) {
            return joined(nonce.encode(), new byte[32]);
          }
        }
        return joined(Edwards.NEUTRAL.encode(), new byte[32]);
      }
    };
  }

  /** Two halves of a signature. */
  static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] digest(String algorithm, String words) {
    try {
      return MessageDigest.getInstance(algorithm).digest(words.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
