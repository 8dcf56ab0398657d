package psw.wire.jws;

import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/**
 * An Ed25519 public key (RFC 8032).
 *
 * @param text 32 bytes in base64url without padding, 43 characters
 */
public record PublicKey(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

  /** Reads a key in its one form; a point that no key can be is refused. */
  public static PublicKey parse(String text) throws BadValue {
    if (!FORM.matcher(text).matches()) {
      throw new BadValue("key", BadValue.Reason.MALFORMED);
    }
    PublicKey key = new PublicKey(text);
    if (!Ed25519.validatePublicKeyPartial(key.raw(), 0)) {
      throw new BadValue("key", BadValue.Reason.MALFORMED);
    }
    return key;
  }

  /** Whose key this is. */
  public BrokerId id() {
    return BrokerId.of(raw());
  }

  /**
   * Whether this can be the public half of a secret: a point of prime order. Dearer than all else
   * about a key, so to be asked once, before it is believed.
   */
  public boolean isProper() {
    return Ed25519.validatePublicKeyFull(raw(), 0);
  }

  /**
   * Whether {@code signature} (64 bytes) is this key's over {@code message}. Its point R must be of
   * prime order, as every signer makes it: the library multiplies by the cofactor (RFC 8032, 5.1.7
   * allows both), others do not, and so all agree.
   */
  public boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != 64 || !Ed25519.validatePublicKeyFull(signature, 0)) {
      return false;
    }
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(raw()));
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  private byte[] raw() {
    return Base64.getUrlDecoder().decode(text);
  }
}
