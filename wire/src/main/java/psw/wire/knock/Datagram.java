package psw.wire.knock;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * The outside of a knock: what can be told without its key.
 *
 * <pre>
 * 0   1  version, 1
 * 1   1  suite, 1: ChaCha20-Poly1305 (RFC 8439) under a shared key
 * 2   2  zero
 * 4   8  the key's id
 * 12 12  nonce, random
 * 24 48  the sealed body
 * 72 16  tag, over body, bytes 0 to 23 and the SHA-256 of the site's raw public key
 * </pre>
 */
public final class Datagram {
  /** The length of every knock, in bytes. */
  public static final int LENGTH = 88;

  static final int HEADER = 24;
  static final int NONCE_AT = 12;
  static final int NONCE = 12;
  private static final int ID_AT = 4;
  // version, suite, two zeros
  private static final int BEGINNING = 0x01010000;

  private Datagram() {}

  /**
   * The id of the key that it claims to be sealed by; empty when it is no knock at all.
   *
   * @param bytes a buffer that may be longer than what was received
   * @param length how much was received
   */
  public static OptionalLong keyId(byte[] bytes, int length) {
    if (length != LENGTH) {
      return OptionalLong.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    return header.getInt(0) == BEGINNING
        ? OptionalLong.of(header.getLong(ID_AT))
        : OptionalLong.empty();
  }

  static byte[] begin(long keyId, byte[] nonce) {
    return ByteBuffer.allocate(LENGTH).putInt(BEGINNING).putLong(keyId).put(nonce).array();
  }
}
