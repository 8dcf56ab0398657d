package psw.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

/** Much that looks like noise, and its hash. */
final class Bytes {
  private Bytes() {}

  /** Writes so many bytes, the same for the same seed, and answers their SHA-256. */
  static String write(OutputStream out, long seed, long count) throws IOException {
    Random random = new Random(seed);
    MessageDigest hash = sha256();
    byte[] block = new byte[64 * 1024];
    for (long left = count; left > 0; left -= block.length) {
      random.nextBytes(block);
      int n = (int) Math.min(left, block.length);
      hash.update(block, 0, n);
      out.write(block, 0, n);
    }
    out.flush();
    return HexFormat.of().formatHex(hash.digest());
  }

  /** Reads to the end and answers the SHA-256. */
  static String read(InputStream in) throws IOException {
    MessageDigest hash = sha256();
    byte[] block = new byte[64 * 1024];
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      hash.update(block, 0, n);
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
