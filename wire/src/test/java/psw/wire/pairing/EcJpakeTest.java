package psw.wire.pairing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKEParticipant;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound1Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound2Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECJPAKERound3Payload;
import org.bouncycastle.crypto.agreement.ecjpake.ECSchnorrZKP;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import psw.wire.json.JsonObject;
import psw.wire.value.Base64Url;

/** Ours against Bouncy Castle's own participant, which knows nothing of bytes. */
class EcJpakeTest {
  private static final String PASSWORD = "psw-pair-v1|rv.example|4821|guitar-candle-orbit";

  private final EcJpake ours =
      new EcJpake(Side.A, PASSWORD.getBytes(StandardCharsets.US_ASCII), new SecureRandom());
  private final ECJPAKEParticipant theirs = new ECJPAKEParticipant("B", PASSWORD.toCharArray());

  // the library makes proofs for itself alone: only a test may reach into it
  private static ECSchnorrZKP theirKind(Proof proof) throws ReflectiveOperationException {
    Constructor<ECSchnorrZKP> maker =
        ECSchnorrZKP.class.getDeclaredConstructor(ECPoint.class, BigInteger.class);
    maker.setAccessible(true);
    return maker.newInstance(proof.v(), proof.r());
  }

  private static Proof ourKind(ECPoint point, ECSchnorrZKP proof) {
    return new Proof(point.normalize(), proof.getV().normalize(), proof.getr());
  }

  private void firstRound() throws Exception {
    JsonObject sent = ours.first().build();
    Proof one = Proof.parse(sent, "x1");
    Proof two = Proof.parse(sent, "x2");
    ECJPAKERound1Payload got = theirs.createRound1PayloadToSend();
    theirs.validateRound1PayloadReceived(
        new ECJPAKERound1Payload("A", one.point(), two.point(), theirKind(one), theirKind(two)));
    ours.takeFirst(
        Message.of(1, Side.B)
            .and("x1", ourKind(got.getGx1(), got.getKnowledgeProofForX1()).toJson())
            .and("x2", ourKind(got.getGx2(), got.getKnowledgeProofForX2()).toJson())
            .build());
  }

  private BigInteger secondRound() throws Exception {
    Proof a = Proof.parse(ours.second().build(), "a");
    ECJPAKERound2Payload got = theirs.createRound2PayloadToSend();
    theirs.validateRound2PayloadReceived(new ECJPAKERound2Payload("A", a.point(), theirKind(a)));
    ours.takeSecond(
        Message.of(2, Side.B)
            .and("a", ourKind(got.getA(), got.getKnowledgeProofForX2s()).toJson())
            .build());
    return theirs.calculateKeyingMaterial();
  }

  @Test
  void bouncy_castle_believes_our_proofs_and_we_believe_its() throws Exception {
    firstRound();
    assertDoesNotThrow(this::secondRound);
  }

  @Test
  void both_come_to_the_same_key_material() throws Exception {
    firstRound();
    assertEquals(secondRound(), new BigInteger(1, ours.material()));
  }

  @Test
  void each_confirms_the_others_key() throws Exception {
    firstRound();
    BigInteger material = secondRound();
    byte[] mac = Base64Url.decode(ours.third().build().text("mac"), 32, "mac");
    ECJPAKERound3Payload got = theirs.createRound3PayloadToSend(material);
    theirs.validateRound3PayloadReceived(
        new ECJPAKERound3Payload("A", new BigInteger(mac)), material);
    byte[] tag = new byte[32];
    for (int i = 0; i < 32; i++) {
      tag[i] = got.getMacTag().shiftRight(8 * (31 - i)).byteValue();
    }
    ours.takeThird(Message.of(3, Side.B).and("mac", Base64Url.encode(tag)).build());
  }

  @Test
  void key_material_is_always_32_bytes() throws Exception {
    firstRound();
    secondRound();
    assertEquals(32, ours.material().length);
  }
}
