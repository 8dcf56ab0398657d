package psw.wire.pairing;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKEUtil;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/**
 * EC J-PAKE (RFC 8236) over P-256 as Bouncy Castle's {@code ecjpake} does it: the sums are its own,
 * what it hands over as objects travels here as bytes. Names follow the RFC, the other's x1 and x2
 * being x3 and x4.
 */
final class EcJpake {
  private final Side side;
  private final SecureRandom random;
  private final BigInteger s;
  private final BigInteger x2;
  private final Proof one;
  private final Proof two;
  private Proof three;
  private Proof four;
  private BigInteger material;

  EcJpake(Side side, byte[] password, SecureRandom random) {
    this.side = side;
    this.random = random;
    this.s = reduced(password);
    BigInteger x1 = ECJPAKEUtil.generateX1(Proof.CURVE.getN(), random);
    this.x2 = ECJPAKEUtil.generateX1(Proof.CURVE.getN(), random);
    this.one = Proof.of(Proof.CURVE.getG(), x1, side, random);
    this.two = Proof.of(Proof.CURVE.getG(), x2, side, random);
  }

  private static BigInteger reduced(byte[] password) {
    try {
      return ECJPAKEUtil.calculateS(Proof.CURVE.getN(), password);
    } catch (CryptoException e) {
      throw new IllegalStateException(e); // one password in 2^256
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  JsonObject.Builder first() {
    return Message.of(1, side).and("x1", one.toJson()).and("x2", two.toJson());
  }

  void takeFirst(JsonObject message) throws BadValue, Broken {
    three = Proof.parse(message, "x1");
    four = Proof.parse(message, "x2");
    if (!three.holds(Proof.CURVE.getG(), side.other())
        || !four.holds(Proof.CURVE.getG(), side.other())) {
      throw new Broken(Failure.TAMPERED);
    }
  }

  JsonObject.Builder second() throws Broken {
    ECPoint generator = sum(one, three, four);
    if (generator.isInfinity()) {
      throw new Broken(Failure.TAMPERED);
    }
    BigInteger x2s = ECJPAKEUtil.calculateX2s(Proof.CURVE.getN(), x2, s);
    return Message.of(2, side).and("a", Proof.of(generator, x2s, side, random).toJson());
  }

  void takeSecond(JsonObject message) throws BadValue, Broken {
    Proof a = Proof.parse(message, "a");
    if (!a.holds(sum(three, one, two), side.other())) {
      throw new Broken(Failure.TAMPERED);
    }
    ECPoint shared = a.point().subtract(four.point().multiply(x2.multiply(s)));
    if (shared.isInfinity()) {
      throw new Broken(Failure.TAMPERED);
    }
    material =
        ECJPAKEUtil.calculateKeyingMaterial(Proof.CURVE.getN(), four.point(), x2, s, a.point());
  }

  JsonObject.Builder third() {
    return Message.of(3, side).and("mac", Base64Url.encode(mac(side, one, two, three, four)));
  }

  void takeThird(JsonObject message) throws BadValue, Broken {
    byte[] theirs = Base64Url.decode(message.text("mac"), 32, "mac");
    if (!MessageDigest.isEqual(mac(side.other(), three, four, one, two), theirs)) {
      throw new Broken(Failure.WRONG_WORD);
    }
  }

  /** What both hold after the second round if their passwords are equal: 32 bytes, big-endian. */
  byte[] material() {
    return BigIntegers.asUnsignedByteArray(32, material);
  }

  private byte[] mac(Side by, Proof a, Proof b, Proof c, Proof d) {
    byte[] tag =
        ECJPAKEUtil.calculateMacTag(
                by.name(),
                by.other().name(),
                a.point(),
                b.point(),
                c.point(),
                d.point(),
                material,
                new SHA256Digest())
            .toByteArray();
    // the tag came as a signed number: back to its 32 bytes
    byte[] all = new byte[32];
    Arrays.fill(all, (byte) (tag[0] < 0 ? -1 : 0));
    System.arraycopy(tag, 0, all, 32 - tag.length, tag.length);
    return all;
  }

  private static ECPoint sum(Proof a, Proof b, Proof c) {
    return ECJPAKEUtil.calculateGA(a.point(), b.point(), c.point()).normalize();
  }
}
