package psw.broker.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** Ed25519 (RFC 8037) by the platform; the library's own asks for one more library. */
final class EdVerifier implements JWSVerifier {
  // what stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410, section 4)
  private static final byte[] BEFORE = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int LENGTH = 32;

  private final JCAContext context = new JCAContext();
  private final PublicKey key;

  EdVerifier(OctetKeyPair pair) throws JOSEException {
    byte[] raw = pair.getDecodedX();
    if (!pair.getCurve().equals(Curve.Ed25519) || raw.length != LENGTH) {
      throw new JOSEException("another curve");
    }
    byte[] encoded = java.util.Arrays.copyOf(BEFORE, BEFORE.length + LENGTH);
    System.arraycopy(raw, 0, encoded, BEFORE.length, LENGTH);
    try {
      key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new JOSEException("no key", e);
    }
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);
  }

  @Override
  public JCAContext getJCAContext() {
    return context;
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
    try {
      Signature judge = Signature.getInstance("Ed25519");
      judge.initVerify(key);
      judge.update(signed);
      return judge.verify(signature.decode());
    } catch (GeneralSecurityException e) {
      // also of one that has another length
      return false;
    }
  }
}
