package psw.client.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.List;
import psw.client.tls.KeyUnusable.Reason;
import psw.pairing.pin.Pin;

/**
 * What a server proves itself with over TLS.
 *
 * @param key its private key, EC or RSA
 * @param chain its certificate, and those that vouch for it
 */
public record ServerKey(PrivateKey key, List<X509Certificate> chain) {
  private static final String KEPT = "tls.pem";

  /** Copies the list in. */
  public ServerKey {
    chain = List.copyOf(chain);
  }

  /**
   * The one in a data directory, which is made when there is none yet.
   *
   * @param names by which others call the server: DNS names and address literals
   * @param now for the certificate, which is made anew for other names and before it runs out
   */
  public static ServerKey kept(Path directory, List<String> names, Instant now)
      throws KeyUnusable, IOException {
    Path file = directory.resolve(KEPT);
    Names wanted = Names.of(names);
    if (!Files.exists(file)) {
      return written(file, SelfSigned.create(wanted, now));
    }
    ServerKey there = own(file, file);
    return SelfSigned.isCurrent(there, wanted, now)
        ? there
        : written(file, SelfSigned.renewed(there, wanted, now));
  }

  private static ServerKey written(Path file, ServerKey made) throws IOException {
    String text = Pem.write(made.key, made.chain);
    PrivateFile.write(file, text.getBytes(StandardCharsets.US_ASCII));
    return made;
  }

  /** The one that the owner brings: the certificate with its chain, and its key, as PEM. */
  public static ServerKey own(Path certificate, Path key) throws KeyUnusable {
    List<X509Certificate> chain = Pem.certificates(read(certificate));
    if (chain.isEmpty()) {
      throw new KeyUnusable(Reason.NO_CERTIFICATE, certificate);
    }
    PrivateKey secret = Pem.key(read(key)).orElseThrow(() -> new KeyUnusable(Reason.NO_KEY, key));
    ServerKey both = new ServerKey(secret, chain);
    if (isWeak(chain.get(0).getPublicKey())) {
      throw new KeyUnusable(Reason.WEAK_KEY, certificate);
    }
    if (!both.isPair()) {
      throw new KeyUnusable(Reason.OTHER_KEY, certificate);
    }
    try {
      both.keyStore("any", new char[0]);
    } catch (GeneralSecurityException | IOException brokenChain) {
      throw new KeyUnusable(Reason.NO_CERTIFICATE, certificate);
    }
    if (isReadByOthers(key)) {
      throw new KeyUnusable(Reason.NOT_PRIVATE, key);
    }
    return both;
  }

  /** Whether a key can be broken by who wants to (NIST SP 800-57, 112 bits of strength). */
  static boolean isWeak(PublicKey key) {
    if (key instanceof RSAKey rsa) {
      return rsa.getModulus().bitLength() < 2048;
    }
    return key instanceof ECKey ec && ec.getParams().getOrder().bitLength() < 256;
  }

  /** Whether the certificate is valid at a time; who knows the server by its pin does not ask. */
  public boolean isValidAt(Instant time) {
    X509Certificate own = chain.get(0);
    return !time.isBefore(own.getNotBefore().toInstant())
        && !time.isAfter(own.getNotAfter().toInstant());
  }

  private static String read(Path file) throws KeyUnusable {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new KeyUnusable(Reason.UNREADABLE, file);
    }
  }

  private static boolean isReadByOthers(Path file) throws KeyUnusable {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException e) {
      throw new KeyUnusable(Reason.UNREADABLE, file);
    }
  }

  private boolean isPair() {
    byte[] anything = KEPT.getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature =
          Signature.getInstance("SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA"));
      signature.initSign(key);
      signature.update(anything);
      byte[] signed = signature.sign();
      signature.initVerify(chain.get(0).getPublicKey());
      signature.update(anything);
      return signature.verify(signed);
    } catch (GeneralSecurityException keysOfTwoKinds) {
      return false;
    }
  }

  /** By which the server can be known, whatever its certificate says. */
  public Pin pin() {
    return Pin.of(chain.get(0));
  }

  /** Writes it as a key store (PKCS #12) that its owner alone can read. */
  public void store(Path file, String alias, String passPhrase) throws IOException {
    char[] pass = passPhrase.toCharArray();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      keyStore(alias, pass).store(bytes, pass);
      PrivateFile.write(file, bytes.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore keyStore(String alias, char... pass)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, pass);
    store.setKeyEntry(alias, key, pass, chain.toArray(Certificate[]::new));
    return store;
  }

  /** Without the key, so that no log holds it. */
  @Override
  public String toString() {
    return "server key " + pin().text();
  }
}
