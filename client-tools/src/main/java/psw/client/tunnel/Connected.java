package psw.client.tunnel;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jdk.net.ExtendedSocketOptions;

/** Hands the library a connection that is already up. */
final class Connected implements Proxy {
  // the library reads twice per packet
  private static final int BUFFER = 128 * 1024;

  // what is larger is part of much
  private static final int SMALL = 4 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final Batch out;
  private volatile long heardAt = System.nanoTime();
  private final AtomicLong waited = new AtomicLong();

  Connected(SocketChannel channel) {
    this.socket = channel.socket();
    try {
      this.in = new BufferedInputStream(new Heard(socket.getInputStream()), BUFFER);
      this.out = new Batch(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many nanoseconds this side has waited for the server in all. */
  long waited() {
    return waited.get();
  }

  /** How long after a moment the server was heard last; empty if not since. */
  Optional<Duration> heardAfter(long nanoTime) {
    long after = heardAt - nanoTime;
    return after > 0 ? Optional.of(Duration.ofNanos(after)) : Optional.empty();
  }

  /** How long the server has not been heard of. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardAt);
  }

  /** Whether the address that it is from is none of this host's any more. */
  boolean isStranded() {
    return !socket.isClosed() && Addresses.isLost(socket.getLocalAddress());
  }

  // A server that forwards holds a small packet back until the one before is acknowledged (RFC
  // 896), and Linux takes 40 ms for that: a greeting would wait, or an answer in two parts.
  private void acknowledge() {
    try {
      socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    } catch (IOException | UnsupportedOperationException slower) {
      // where there is no such thing
    }
  }

  /** Notes the time of each read. */
  private final class Heard extends FilterInputStream {
    Heard(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long asked = System.nanoTime();
      int n = super.read(bytes, offset, length);
      heardAt = System.nanoTime();
      waited.addAndGet(heardAt - asked);
      if (n < SMALL && n > 0) {
        acknowledge();
      }
      return n;
    }
  }

  @Override
  public void connect(SocketFactory ignored, String host, int port, int timeout) {}

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  /** What goes to the server. */
  Batch out() {
    return out;
  }

  @Override
  public Socket getSocket() {
    return socket;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // which is what was wanted
    }
  }
}
