package psw.client.tunnel;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.BufferedInputStream;
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

  Connected(SocketChannel channel) {
    this.socket = channel.socket();
    try {
      this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
