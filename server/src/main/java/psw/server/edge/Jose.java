package psw.server.edge;

import java.util.Arrays;

/** A compact JWS, byte for byte as its signer made it: at most 64 KiB. */
public final class Jose {
  /** The media type of a compact JWS. */
  public static final String TYPE = "application/jose";

  private final byte[] bytes;

  /** These bytes; a copy. */
  public Jose(byte[] bytes) {
    this.bytes = Arrays.copyOf(bytes, bytes.length);
  }

  /** The bytes; a copy. */
  public byte[] bytes() {
    return Arrays.copyOf(bytes, bytes.length);
  }
}
