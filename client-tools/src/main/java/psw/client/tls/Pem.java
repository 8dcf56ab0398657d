package psw.client.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Keys and certificates as text (RFC 7468). */
final class Pem {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  static String write(PrivateKey key, List<X509Certificate> chain) {
    try {
      StringBuilder text = new StringBuilder(block(KEY, key.getEncoded()));
      for (X509Certificate each : chain) {
        text.append(block(CERTIFICATE, each.getEncoded()));
      }
      return text.toString();
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String block(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
        .formatted(what, LINES.encodeToString(der));
  }

  /** All certificates in a text, in their order. */
  static List<X509Certificate> certificates(String text) {
    List<X509Certificate> all = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      if (block.group(1).equals(CERTIFICATE)) {
        try {
          CertificateFactory factory = CertificateFactory.getInstance("X.509");
          byte[] der = Base64.getMimeDecoder().decode(block.group(2));
          all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | IllegalArgumentException e) {
          return List.of();
        }
      }
    }
    return all;
  }

  /** The first private key of a text that is EC or RSA and under no pass phrase. */
  static Optional<PrivateKey> key(String text) {
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      if (block.group(1).endsWith(KEY)) {
        try {
          return Optional.of(key(block.group(1), Base64.getMimeDecoder().decode(block.group(2))));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  // what stands before PRIVATE KEY tells how it is written down
  private static PrivateKey key(String form, byte[] der)
      throws GeneralSecurityException, IOException {
    PrivateKeyInfo info =
        switch (form) {
          case KEY -> PrivateKeyInfo.getInstance(der);
          case "EC " + KEY -> {
            ECPrivateKey key = ECPrivateKey.getInstance(der);
            yield new PrivateKeyInfo(
                new AlgorithmIdentifier(
                    X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
                key);
          }
          case "RSA " + KEY ->
              new PrivateKeyInfo(
                  new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                  RSAPrivateKey.getInstance(der));
          default -> throw new GeneralSecurityException(form);
        };
    boolean rsa =
        PKCSObjectIdentifiers.rsaEncryption.equals(info.getPrivateKeyAlgorithm().getAlgorithm());
    return KeyFactory.getInstance(rsa ? "RSA" : "EC")
        .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
  }
}
