package psw.client.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** An application that connected to a port here. */
record SocketApp(Socket socket) implements App {
  @Override
  public InputStream in() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public InetSocketAddress origin() {
    return (InetSocketAddress) socket.getRemoteSocketAddress();
  }

  @Override
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void reset() {
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException gone) {
      // closed already
    }
    close();
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
