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

/** Hands the library a connection that is already up. */
final class Connected implements Proxy {
  // the library reads twice per packet
  private static final int BUFFER = 128 * 1024;

  private final Socket socket;
  private final InputStream in;
  private volatile long heardAt = System.nanoTime();

  Connected(SocketChannel channel) {
    this.socket = channel.socket();
    try {
      this.in = new BufferedInputStream(new Heard(socket.getInputStream()), BUFFER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the server was last heard of (System.nanoTime). */
  long heardAt() {
    return heardAt;
  }

  /** Notes the time of each read. */
  private final class Heard extends FilterInputStream {
    Heard(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      heardAt = System.nanoTime();
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
    try {
      return socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
