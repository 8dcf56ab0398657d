package psw.wire.value;

import java.util.Base64;

/** Base64url without padding (RFC 4648, section 5) in its one canonical spelling. */
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  /** Writes bytes. */
  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /** Reads bytes that stand in {@code part}; padding and stray last bits are malformed. */
  public static byte[] decode(String text, String part) throws BadValue {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new BadValue(part, BadValue.Reason.MALFORMED);
    }
    throw new BadValue(part, BadValue.Reason.MALFORMED);
  }

  /** Reads exactly {@code length} bytes. */
  public static byte[] decode(String text, int length, String part) throws BadValue {
    byte[] bytes = decode(text, part);
    if (bytes.length != length) {
      throw new BadValue(part, BadValue.Reason.MALFORMED);
    }
    return bytes;
  }
}
