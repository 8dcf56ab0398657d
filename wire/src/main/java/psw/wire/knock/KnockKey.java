package psw.wire.knock;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.Sha256;

/** What a site gave one device to knock with, and whose site it is. */
public final class KnockKey {
  private final long id;
  private final SecretKey key;
  private final byte[] site;

  private KnockKey(long id, SecretKey key, byte[] site) {
    this.id = id;
    this.key = key;
    this.site = site;
  }

  /**
   * Reads what a pairing gave; parts "id", "key" and "site".
   *
   * @param id 8 bytes in base64url
   * @param key 32 bytes in base64url
   * @param site what {@link #site} gives, so that a knock counts at no other site
   */
  public static KnockKey parse(String id, String key, String site) throws BadValue {
    return new KnockKey(
        ByteBuffer.wrap(Base64Url.decode(id, Long.BYTES, "id")).getLong(),
        new SecretKeySpec(Base64Url.decode(key, 32, "key"), "ChaCha20"),
        Base64Url.decode(site, 32, "site"));
  }

  /** How knocks name the site of a raw Ed25519 public key: its SHA-256 in base64url. */
  public static String site(byte[] rawKey) {
    return Base64Url.encode(Sha256.of(rawKey));
  }

  /** How knocks name the site of a public key. */
  public static String site(PublicKey key) {
    return site(Base64.getUrlDecoder().decode(key.text()));
  }

  /** Its id, no secret: the eight bytes as a number. */
  public long id() {
    return id;
  }

  /** The 88 bytes to be sent. */
  public byte[] seal(Knock knock, SecureRandom random) {
    byte[] nonce = new byte[Datagram.NONCE];
    random.nextBytes(nonce);
    byte[] out = Datagram.begin(id, nonce);
    byte[] body = knock.toBody();
    try {
      cipher(Cipher.ENCRYPT_MODE, out).doFinal(body, 0, body.length, out, Datagram.HEADER);
      return out;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // the platform has the cipher, the key its length
    }
  }

  /**
   * Opens a datagram that names this key; empty when it was not sealed by it for this site, or was
   * altered.
   *
   * @param bytes at least the 88 bytes received
   * @throws BadValue when the holder of the key says what version 1 does not know
   */
  public Optional<Knock> open(byte[] bytes) throws BadValue {
    int sealed = Datagram.LENGTH - Datagram.HEADER;
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, bytes);
      return Optional.of(Knock.parse(cipher.doFinal(bytes, Datagram.HEADER, sealed)));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Cipher cipher(int mode, byte[] datagram) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
    cipher.init(mode, key, new IvParameterSpec(datagram, Datagram.NONCE_AT, Datagram.NONCE));
    cipher.updateAAD(datagram, 0, Datagram.HEADER);
    cipher.updateAAD(site);
    return cipher;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "knock key " + Base64Url.encode(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
  }
}
