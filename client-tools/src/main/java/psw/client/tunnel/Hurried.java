package psw.client.tunnel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** What a caller says until a moment by which it must have said all, however slowly it speaks. */
final class Hurried extends FilterInputStream {
  private static final int NANOS = 1_000_000;

  private final Socket socket;
  private final long until;

  /**
   * From now on.
   *
   * @param in the socket's own
   * @param limit for all of it
   */
  Hurried(Socket socket, InputStream in, Duration limit) {
    super(in);
    this.socket = socket;
    this.until = System.nanoTime() + limit.toNanos();
  }

  private void hurry() throws IOException {
    long left = (until - System.nanoTime()) / NANOS;
    if (left <= 0) {
      throw new SocketTimeoutException("too slow");
    }
    socket.setSoTimeout((int) left);
  }

  @Override
  public int read() throws IOException {
    hurry();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    hurry();
    return super.read(bytes, offset, length);
  }

  /** All is said: who reads on may wait. */
  void atEase() throws IOException {
    socket.setSoTimeout(0);
  }
}
