package psw.wire.pairing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurve;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKECurves;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKEUtil;
import org.bouncycastle.crypto.agreement.ecjpake.ECSchnorrZKP;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Base64Url;
import psw.wire.value.Sha256;

/**
 * A point and the proof that its sender knows its logarithm (Schnorr, RFC 8235, bound to the
 * sender). Bouncy Castle makes proofs but takes none that came as bytes, hence {@link #holds}.
 *
 * @param point x times the generator
 * @param v the commitment
 * @param r the answer, 0 to the order less one
 */
record Proof(ECPoint point, ECPoint v, BigInteger r) {
  static final ECJPAKECurve CURVE = ECJPAKECurves.NIST_P256;
  private static final int POINT = 33;
  private static final int SCALAR = 32;

  static Proof of(ECPoint generator, BigInteger x, Side side, SecureRandom random) {
    ECPoint point = generator.multiply(x).normalize();
    ECSchnorrZKP proof =
        ECJPAKEUtil.calculateZeroKnowledgeProof(
            generator, CURVE.getN(), x, point, new SHA256Digest(), side.name(), random);
    return new Proof(point, proof.getV().normalize(), proof.getr());
  }

  static Proof parse(JsonObject message, String member) throws BadValue {
    JsonObject json = message.object(member);
    return new Proof(point(json, "x"), point(json, "v"), scalar(json, "r"));
  }

  JsonObject toJson() {
    return JsonObject.with("x", Base64Url.encode(point.getEncoded(true)))
        .and("v", Base64Url.encode(v.getEncoded(true)))
        .and("r", Base64Url.encode(BigIntegers.asUnsignedByteArray(SCALAR, r)))
        .build();
  }

  boolean holds(ECPoint generator, Side side) {
    if (generator.isInfinity() || point.isInfinity()) {
      return false;
    }
    BigInteger h = challenge(generator, side).mod(CURVE.getN());
    return v.equals(generator.multiply(r).add(point.multiply(h)));
  }

  // as Bouncy Castle has it: the hash counts as a signed number
  private BigInteger challenge(ECPoint generator, Side side) {
    return new BigInteger(
        Sha256.of(
            sized(generator.getEncoded(true)),
            sized(v.getEncoded(true)),
            sized(point.getEncoded(true)),
            sized(side.name().getBytes(StandardCharsets.US_ASCII))));
  }

  private static byte[] sized(byte[] part) {
    return ByteBuffer.allocate(Integer.BYTES + part.length).putInt(part.length).put(part).array();
  }

  private static ECPoint point(JsonObject json, String member) throws BadValue {
    byte[] bytes = Base64Url.decode(json.text(member), POINT, member);
    try {
      return CURVE.getCurve().decodePoint(bytes);
    } catch (IllegalArgumentException e) {
      throw new BadValue(member, Reason.OUT_OF_RANGE);
    }
  }

  private static BigInteger scalar(JsonObject json, String member) throws BadValue {
    byte[] bytes = Base64Url.decode(json.text(member), SCALAR, member);
    BigInteger number = new BigInteger(1, bytes);
    if (number.compareTo(CURVE.getN()) >= 0) {
      throw new BadValue(member, Reason.OUT_OF_RANGE);
    }
    return number;
  }
}
