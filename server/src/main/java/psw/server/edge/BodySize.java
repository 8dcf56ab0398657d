package psw.server.edge;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import psw.wire.announcement.Announcement;

/** How many bytes of a body are read and how long it may take, and the counting of both. */
final class BodySize {
  static final int USUAL = 16 * 1024;

  /** The longest that a body takes to come: 64 KiB at the pace of an old modem. */
  static final Duration WHOLE = Duration.ofSeconds(15);

  private BodySize() {}

  /** The most bytes that a request of this method and path may carry. */
  static int most(String method, String path) {
    return method.equals("PUT") && path.startsWith("/api/brokers/") ? Announcement.LONGEST : USUAL;
  }

  /**
   * All of a body, unless it is longer than {@code most}, or does not come within {@link #WHOLE}:
   * then nothing of it.
   */
  static byte[] read(InputStream in, int most) {
    try {
      return read(in, most, System::nanoTime);
    } catch (Unread e) {
      throw e.why.asException();
    }
  }

  static byte[] read(InputStream in, int most, LongSupplier nanos) throws Unread {
    long begun = nanos.getAsLong();
    byte[] bytes = new byte[most + 1];
    int length = 0;
    try {
      for (int more = 0; more >= 0 && length <= most; length += Math.max(0, more)) {
        // the container ends what is silent, and not what comes a byte at a time
        if (nanos.getAsLong() - begun > WHOLE.toNanos()) {
          throw new Unread(Problems.TIMED_OUT);
        }
        more = in.read(bytes, length, bytes.length - length);
      }
    } catch (IOException e) {
      // it stopped in the middle, by silence or by hanging up
      throw new Unread(Problems.TIMED_OUT);
    }
    if (length > most) {
      throw new Unread(Problems.TOO_LARGE);
    }
    return Arrays.copyOf(bytes, length);
  }

  /** A body that is not to be had. */
  static final class Unread extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem why;

    private Unread(Problem why) {
      super(why.word());
      this.why = why;
    }

    int status() {
      return why.status();
    }
  }
}
