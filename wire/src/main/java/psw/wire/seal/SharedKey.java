package psw.wire.seal;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** A secret of 32 bytes that two parties share and derive keys from. Never printed. */
public final class SharedKey {
  private final byte[] bytes;

  private SharedKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The secret that {@code bytes}, 32 of them, are; copied. */
  public static SharedKey of(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("no key of 32 bytes");
    }
    return new SharedKey(bytes.clone());
  }

  /** HKDF-SHA256 of {@code material}; an empty salt counts as none. */
  public static SharedKey from(byte[] material, byte[] salt, byte[] info) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(material, salt, info));
    byte[] key = new byte[32];
    hkdf.generateBytes(key, 0, key.length);
    return new SharedKey(key);
  }

  /** A seal under the key that {@code info} derives, by HKDF-SHA256 without salt. */
  public Seal seal(byte[] info) {
    return new Seal(from(bytes, new byte[0], info).bytes);
  }

  /** A copy, to be kept in a file that only its owner reads. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Overwrites the secret; nothing can be derived from it afterwards. */
  public void clear() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SharedKey that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "a shared key";
  }
}
