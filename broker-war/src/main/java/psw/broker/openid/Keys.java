package psw.broker.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Set;

/** The keys by which a provider signs (RFC 7517), and what they signed. */
final class Keys {
  /** What proves something; what a shared secret or nobody signed does not. */
  private static final Set<JWSAlgorithm> PROVE =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512,
          JWSAlgorithm.EdDSA,
          JWSAlgorithm.Ed25519);

  private static final int FEWEST_BITS = 2048;
  private static final int MOST_KEYS = 100;

  private final JWKSet all;

  private Keys(JWKSet all) {
    this.all = all;
  }

  static Keys parse(byte[] utf8) throws NotProven {
    try {
      JWKSet all = JWKSet.parse(new String(utf8, StandardCharsets.UTF_8));
      if (all.size() > MOST_KEYS) {
        throw new NotProven(NotProven.Why.DOWN);
      }
      return new Keys(all);
    } catch (ParseException | RuntimeException e) {
      // the library meets nulls where it looks for keys
      throw new NotProven(NotProven.Why.DOWN);
    }
  }

  /** The bytes that one of these keys signed. */
  byte[] opened(String compact) throws NotProven {
    JWSObject jws = parsed(compact);
    JWSHeader header = jws.getHeader();
    if (!PROVE.contains(header.getAlgorithm())) {
      throw new NotProven(NotProven.Why.ALGORITHM);
    }
    // nothing that must be understood is: RFC 7515, 4.1.11
    if (header.getCriticalParams() != null) {
      throw new NotProven(NotProven.Why.FORM);
    }
    for (JWK key : new JWKSelector(JWKMatcher.forJWSHeader(header)).select(all)) {
      if (isSignedBy(key, jws)) {
        return jws.getPayload().toBytes();
      }
    }
    throw new NotProven(NotProven.Why.SIGNATURE);
  }

  private static JWSObject parsed(String compact) throws NotProven {
    try {
      return JWSObject.parse(compact);
    } catch (ParseException | RuntimeException e) {
      // also of "none", which is no signature's algorithm
      throw new NotProven(NotProven.Why.FORM);
    }
  }

  private static boolean isSignedBy(JWK key, JWSObject jws) {
    try {
      return !isWeak(key) && jws.verify(verifier(key));
    } catch (JOSEException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isWeak(JWK key) {
    return key instanceof RSAKey rsa && rsa.size() < FEWEST_BITS;
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSAVerifier(rsa);
    }
    if (key instanceof ECKey ec) {
      return new ECDSAVerifier(ec);
    }
    if (key instanceof OctetKeyPair ed) {
      return new EdVerifier(ed);
    }
    throw new JOSEException("a key of another kind");
  }
}
