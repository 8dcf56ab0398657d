package psw.server.edge;

import java.util.Arrays;

/** A body that is a compact JWS, as received: not looked at yet, and at most 64 KiB long. */
public final class Jose {
  /** The media type of a compact JWS. */
  public static final String TYPE = "application/jose";

  private final byte[] bytes;

  Jose(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes; a copy. */
  public byte[] bytes() {
    return Arrays.copyOf(bytes, bytes.length);
  }
}
