package psw.wire.jws;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** A private Ed25519 key and what it proves: the identity of a broker. Never printed. */
public final class Identity {
  private final Ed25519PrivateKeyParameters secret;
  private final PublicKey key;

  private Identity(Ed25519PrivateKeyParameters secret) {
    this.secret = secret;
    byte[] raw = secret.generatePublicKey().getEncoded();
    this.key = new PublicKey(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
  }

  /** Makes a new identity. */
  public static Identity create(SecureRandom random) {
    return new Identity(new Ed25519PrivateKeyParameters(random));
  }

  /** Reads an identity from PKCS#8 (RFC 8410); part "identity". */
  public static Identity fromPkcs8(byte[] pkcs8) throws BadValue {
    try {
      if (PrivateKeyFactory.createKey(pkcs8) instanceof Ed25519PrivateKeyParameters secret) {
        return new Identity(secret);
      }
    } catch (IOException | RuntimeException e) {
      // whatever the library dislikes about the bytes, they hold no key
      throw new BadValue("identity", BadValue.Reason.MALFORMED);
    }
    throw new BadValue("identity", BadValue.Reason.WRONG_TYPE);
  }

  /** The identity as PKCS#8 (RFC 8410), to be kept in a file that only its owner reads. */
  public byte[] toPkcs8() {
    try {
      return PrivateKeyInfoFactory.createPrivateKeyInfo(secret).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half. */
  public PublicKey key() {
    return key;
  }

  /** The id that follows from the public half. */
  public BrokerId id() {
    return key.id();
  }

  byte[] sign(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, secret);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }
}
