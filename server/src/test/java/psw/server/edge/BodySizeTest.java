package psw.server.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodySizeTest {
  /** A byte every two seconds, for ever. */
  private static final class Dripping extends InputStream {
    private final AtomicLong nanos = new AtomicLong();
    private int read;

    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] into, int at, int most) {
      into[at] = 'x';
      read++;
      nanos.addAndGet(2_000_000_000L);
      return 1;
    }
  }

  private static int refused(InputStream in, int most) {
    return assertThrows(BodySize.Unread.class, () -> BodySize.read(in, most, () -> 0)).status();
  }

  @Test
  void all_of_a_body_is_read() {
    byte[] body = {1, 2, 3};
    assertArrayEquals(body, BodySize.read(new ByteArrayInputStream(body), 3));
  }

  @Test
  void a_longer_one_is_refused() {
    assertEquals(413, refused(new ByteArrayInputStream(new byte[4]), 3));
  }

  @Test
  void one_that_comes_a_byte_at_a_time_is_given_up() {
    Dripping body = new Dripping();
    BodySize.Unread refusal =
        assertThrows(BodySize.Unread.class, () -> BodySize.read(body, 60_000, body.nanos::get));
    assertEquals(408, refusal.status());
    assertEquals(8, body.read);
  }

  @Test
  void one_that_breaks_off_is_given_up() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    assertEquals(408, refused(broken, 3));
  }
}
