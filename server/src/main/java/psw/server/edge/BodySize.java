package psw.server.edge;

import java.io.IOException;
import java.io.InputStream;
import psw.wire.announcement.Announcement;

/** How many bytes of a body are read, and the counting of them. */
final class BodySize {
  static final int USUAL = 16 * 1024;

  private BodySize() {}

  /** The most bytes that a request of this method and path may carry. */
  static int most(String method, String path) {
    return method.equals("PUT") && path.startsWith("/api/brokers/") ? Announcement.LONGEST : USUAL;
  }

  /** All of a body, unless it is longer than {@code most} or does not come: then nothing of it. */
  static byte[] read(InputStream in, int most) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(most + 1);
    } catch (IOException e) {
      // it stopped in the middle, by silence or by hanging up
      throw Problems.TIMED_OUT.asException();
    }
    if (bytes.length > most) {
      throw Problems.TOO_LARGE.asException();
    }
    return bytes;
  }
}
