package psw.client.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A certificate (RFC 5280) that its own key vouches for. */
final class SelfSigned {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final X500Name NAME = new X500Name("CN=Personal Secure Wormholes");
  private static final AlgorithmIdentifier ECDSA =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  // clocks differ
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration TERM = Duration.ofDays(3650);
  private static final Duration YEAR = Duration.ofDays(365);

  private SelfSigned() {}

  /** A new key on P-256, for ten years from now in these names. */
  static ServerKey create(Names names, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      KeyPair pair = generator.generateKeyPair();
      return signed(pair.getPrivate(), pair.getPublic(), names, now);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether its certificate holds these names, and for another year. */
  static boolean isCurrent(ServerKey there, Names names, Instant now) {
    X509Certificate certificate = there.chain().get(0);
    Instant end = certificate.getNotAfter().toInstant();
    return names.areThoseOf(certificate) && end.isAfter(now.plus(YEAR));
  }

  /** The same key under a new certificate. */
  static ServerKey renewed(ServerKey there, Names names, Instant now) {
    return signed(there.key(), there.chain().get(0).getPublicKey(), names, now);
  }

  private static ServerKey signed(PrivateKey key, PublicKey half, Names names, Instant now) {
    try {
      TBSCertificate content = content(half, names, now);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(content.getEncoded(ASN1Encoding.DER));
      DERBitString proof = new DERBitString(signature.sign());
      byte[] whole =
          new DERSequence(new ASN1Encodable[] {content, ECDSA, proof}).getEncoded(ASN1Encoding.DER);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509Certificate certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(whole));
      return new ServerKey(key, List.of(certificate));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TBSCertificate content(PublicKey half, Names names, Instant now)
      throws IOException {
    V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
    // browsers refuse two certificates of one issuer with the same number
    content.setSerialNumber(new ASN1Integer(new BigInteger(127, RANDOM).setBit(126)));
    content.setIssuer(NAME);
    content.setSubject(NAME);
    content.setSignature(ECDSA);
    content.setStartDate(new Time(Date.from(now.minus(BEFORE))));
    content.setEndDate(new Time(Date.from(now.plus(TERM))));
    content.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(half.getEncoded()));
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.subjectAlternativeName, false, names.extension());
    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    extensions.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    content.setExtensions(extensions.generate());
    return content.generateTBSCertificate();
  }
}
