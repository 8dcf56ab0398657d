package psw.client.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A service on loopback at the far end of what is measured. */
final class Load implements AutoCloseable {
  private static final int BLOCK = 64 * 1024;

  private final ServerSocket listener;

  /** What it does with each connection. */
  interface Deed {
    void with(Socket socket) throws IOException;
  }

  private Load(ServerSocket listener) {
    this.listener = listener;
  }

  static Load of(Deed deed) throws IOException {
    Load load = new Load(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
    daemon(() -> load.accept(deed));
    return load;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(null, work, "load", 128 * 1024);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(Deed deed) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(deed, socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void serve(Deed deed, Socket socket) {
    try (socket) {
      deed.with(socket);
    } catch (IOException gone) {
      // who measures notices what is missing
    }
  }

  /** Sends back what comes. */
  static void echo(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    byte[] block = new byte[BLOCK];
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      out.write(block, 0, n);
    }
  }

  /** Sends as long as it is read, at once. */
  static void source(Socket socket) throws IOException {
    byte[] block = new byte[BLOCK];
    while (true) {
      socket.getOutputStream().write(block);
    }
  }

  /** Sends one byte, and waits for the end. */
  static void word(Socket socket) throws IOException {
    socket.getOutputStream().write(1);
    if (socket.getInputStream().read() >= 0) {
      throw new IOException("nobody was to say anything");
    }
  }

  /** Takes all, and says at the end that it did. */
  static void sink(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] block = new byte[BLOCK];
    while (in.read(block) >= 0) {
      // counted by who sends
    }
    socket.getOutputStream().write(1);
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
