package psw.client.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;

/** The ways in which other programs write a key down. */
class PemTest {
  private static KeyPair pair(String algorithm, int size) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  private static String block(String name, byte[] der) {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN " + name + "-----\r\n" + text + "\r\n-----END " + name + "-----\r\n";
  }

  private static byte[] inner(KeyPair pair) throws IOException {
    return PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded()).getPrivateKey().getOctets();
  }

  @Test
  void rsa_is_read_in_either_form() throws Exception {
    KeyPair rsa = pair("RSA", 2048);
    Optional<?> wanted = Optional.of(rsa.getPrivate());
    assertEquals(wanted, Pem.key(block("PRIVATE KEY", rsa.getPrivate().getEncoded())));
    assertEquals(wanted, Pem.key(block("RSA PRIVATE KEY", inner(rsa))));
  }

  @Test
  void ec_is_read_in_either_form() throws Exception {
    KeyPair ec = pair("EC", 384);
    BigInteger wanted = ((ECPrivateKey) ec.getPrivate()).getS();
    assertEquals(wanted, scalar(block("PRIVATE KEY", ec.getPrivate().getEncoded())));
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(ec.getPrivate().getEncoded());
    org.bouncycastle.asn1.sec.ECPrivateKey named =
        new org.bouncycastle.asn1.sec.ECPrivateKey(
            384,
            org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(),
            info.getPrivateKeyAlgorithm().getParameters());
    String parameters = block("EC PARAMETERS", new byte[] {6, 5, 43, -127, 4, 0, 34});
    assertEquals(wanted, scalar(parameters + block("EC PRIVATE KEY", named.getEncoded())));
  }

  private static BigInteger scalar(String text) {
    return ((ECPrivateKey) Pem.key(text).orElseThrow()).getS();
  }

  @Test
  void what_is_none_of_them_is_no_key() {
    for (String text :
        new String[] {
          "",
          "-----BEGIN PRIVATE KEY-----",
          block("PRIVATE KEY", new byte[] {1, 2, 3}),
          block("OPENSSH PRIVATE KEY", new byte[20]),
          block("ENCRYPTED PRIVATE KEY", new byte[20])
        }) {
      assertEquals(Optional.empty(), Pem.key(text), text);
    }
  }
}
