package psw.client.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands for a wormhole to a port of this host: it can be cut, refuse, and lose what comes back.
 */
final class CuttingWire implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile int port;
  private volatile boolean refuses;
  private volatile boolean swallows;

  CuttingWire(int port) throws IOException {
    this.port = port;
    daemon(this::accept);
  }

  Socket connect() throws IOException {
    if (refuses) {
      throw new IOException("refused");
    }
    return new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
  }

  void leadsTo(int other) {
    port = other;
  }

  void refuse(boolean from) {
    refuses = from;
  }

  void swallowAnswers(boolean from) {
    swallows = from;
  }

  /** Cuts all there is. */
  void cut() throws IOException {
    for (Socket socket : sockets) {
      try {
        socket.setSoLinger(true, 0);
      } catch (SocketException closed) {
        // by who carries
      }
      socket.close();
    }
    sockets.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listener.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.addAll(List.of(near, far));
        daemon(() -> carry(near, far, false));
        daemon(() -> carry(far, near, true));
      }
    } catch (IOException ended) {
      // with the test
    }
  }

  private void carry(Socket from, Socket to, boolean back) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[8192];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        if (!back || !swallows) {
          out.write(some, 0, n);
        }
      }
      to.shutdownOutput();
    } catch (IOException cut) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    refuses = true;
    listener.close();
    cut();
  }
}
