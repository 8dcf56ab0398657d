package psw.wire.jws;

import java.nio.charset.StandardCharsets;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;

/**
 * A compact JWS taken apart, its signature not yet checked. The header holds exactly {@code alg}
 * ("EdDSA"), {@code typ} and {@code kid}, the signer's id.
 */
public final class Jws {
  private final String type;
  private final BrokerId signer;
  private final JsonObject payload;
  private final byte[] signed;
  private final byte[] signature;

  private Jws(String type, BrokerId signer, JsonObject payload, byte[] signed, byte[] signature) {
    this.type = type;
    this.signer = signer;
    this.payload = payload;
    this.signed = signed;
    this.signature = signature;
  }

  /** The header's {@code typ}. */
  public String type() {
    return type;
  }

  /** The header's {@code kid}: who says to have signed. */
  public BrokerId signer() {
    return signer;
  }

  /** The claims. */
  public JsonObject payload() {
    return payload;
  }

  /** Takes a compact JWS apart; parts "jws", "header", "payload" and "signature". */
  public static Jws parse(byte[] compact, JsonLimits limits) throws BadValue {
    if (compact.length > limits.bytes()) {
      throw new BadValue("jws", Reason.TOO_LONG);
    }
    String text = new String(compact, StandardCharsets.ISO_8859_1);
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    if (first < 0 || text.indexOf('.', first + 1) != last) {
      throw new BadValue("jws", Reason.MALFORMED);
    }
    JsonObject header =
        object(Base64Url.decode(text.substring(0, first), "header"), limits, "header");
    if (header.members().size() != 3 || !header.text("alg").equals("EdDSA")) {
      throw new BadValue("header", Reason.OUT_OF_RANGE);
    }
    byte[] signature = Base64Url.decode(text.substring(last + 1), 64, "signature");
    return new Jws(
        header.text("typ"),
        BrokerId.parse(header.text("kid")),
        object(Base64Url.decode(text.substring(first + 1, last), "payload"), limits, "payload"),
        text.substring(0, last).getBytes(StandardCharsets.ISO_8859_1),
        signature);
  }

  /** Signs claims; the answer is the compact JWS in ASCII. */
  public static byte[] sign(String type, JsonObject payload, Identity identity) {
    JsonObject header =
        JsonObject.with("alg", "EdDSA").and("typ", type).and("kid", identity.id().text()).build();
    String signed = encode(header.toString()) + '.' + encode(payload.toString());
    byte[] signature = identity.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return (signed + '.' + Base64Url.encode(signature)).getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether {@code key} signed this, and is the key that the header names. */
  public boolean isSignedBy(PublicKey key) {
    return key.id().equals(signer) && key.verifies(signed, signature);
  }

  private static JsonObject object(byte[] utf8, JsonLimits limits, String part) throws BadValue {
    try {
      return Json.parseObject(utf8, limits);
    } catch (BadValue e) {
      throw e.in(part);
    }
  }

  private static String encode(String text) {
    return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
  }
}
