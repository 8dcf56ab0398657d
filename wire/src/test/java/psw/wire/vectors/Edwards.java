package psw.wire.vectors;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Points of edwards25519 (RFC 8032, 5.1), slowly and without secrets to keep: what no honest signer
 * ever makes.
 *
 * @param x affine coordinate
 * @param y affine coordinate
 */
record Edwards(BigInteger x, BigInteger y) {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);

  static final Edwards NEUTRAL = new Edwards(BigInteger.ZERO, BigInteger.ONE);
  static final Edwards BASE =
      decode("5866666666666666666666666666666666666666666666666666666666666666");

  /** A point of order 8. */
  static final Edwards EIGHTH =
      decode("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");

  private static Edwards decode(String hex) {
    byte[] raw = java.util.HexFormat.of().parseHex(hex);
    boolean odd = raw[31] < 0;
    raw[31] &= 0x7f;
    BigInteger y = number(raw);
    BigInteger y2 = y.multiply(y).mod(P);
    BigInteger square =
        y2.subtract(BigInteger.ONE)
            .multiply(D.multiply(y2).add(BigInteger.ONE).modInverse(P))
            .mod(P);
    BigInteger x = square.modPow(P.add(BigInteger.valueOf(3)).divide(BigInteger.valueOf(8)), P);
    if (!x.multiply(x).mod(P).equals(square)) {
      x = x.multiply(BigInteger.TWO.modPow(P.shiftRight(2), P)).mod(P);
    }
    return new Edwards(x.testBit(0) == odd ? x : P.subtract(x), y);
  }

  Edwards plus(Edwards other) {
    BigInteger cross = x.multiply(other.x).multiply(y).multiply(other.y).multiply(D).mod(P);
    BigInteger u = x.multiply(other.y).add(y.multiply(other.x));
    BigInteger v = y.multiply(other.y).add(x.multiply(other.x));
    return new Edwards(
        u.multiply(BigInteger.ONE.add(cross).modInverse(P)).mod(P),
        v.multiply(BigInteger.ONE.subtract(cross).modInverse(P)).mod(P));
  }

  Edwards times(BigInteger factor) {
    Edwards sum = NEUTRAL;
    for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
      sum = sum.plus(sum);
      sum = factor.testBit(bit) ? sum.plus(this) : sum;
    }
    return sum;
  }

  byte[] encode() {
    byte[] raw = bytes(y);
    raw[31] |= (byte) (x.testBit(0) ? 0x80 : 0);
    return raw;
  }

  /** The number that a signature's half stands for. */
  static BigInteger number(byte[] littleEndian) {
    return new BigInteger(1, reversed(littleEndian));
  }

  /** 32 bytes, the lowest first. */
  static byte[] bytes(BigInteger number) {
    byte[] big = new byte[32];
    byte[] magnitude = number.toByteArray();
    int length = Math.min(32, magnitude.length);
    System.arraycopy(magnitude, magnitude.length - length, big, 32 - length, length);
    return reversed(big);
  }

  /** SHA-512 of the parts, as a number modulo L. */
  static BigInteger hash(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      Arrays.stream(parts).forEach(digest::update);
      return number(digest.digest()).mod(L);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }
}
