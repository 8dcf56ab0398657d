package psw.client.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A way to a port that is cut once. */
final class Cutting implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
  private final int port;
  private final boolean answers;
  private final AtomicLong left;
  private final AtomicInteger connections = new AtomicInteger();

  /** Cut once so many bytes were sent by it. */
  static Cutting sent(int port, long after) throws IOException {
    return new Cutting(port, after, false);
  }

  /** Cut when more than so many bytes are answered. */
  static Cutting answers(int port, long after) throws IOException {
    return new Cutting(port, after, true);
  }

  private Cutting(int port, long after, boolean answers) throws IOException {
    this.port = port;
    this.answers = answers;
    this.left = new AtomicLong(after);
    daemon(this::accept);
  }

  Optional<Socket> connect() throws IOException {
    return Optional.of(new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listener.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
        boolean first = connections.getAndIncrement() == 0;
        daemon(() -> carry(near, far, first && !answers));
        daemon(() -> carry(far, near, first && answers));
      }
    } catch (IOException ended) {
      // with the test
    }
  }

  private void carry(Socket from, Socket to, boolean cuts) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[8192];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        int part = cuts ? (int) Math.min(n, left.get()) : n;
        out.write(some, 0, part);
        if (cuts && (left.addAndGet(-part) == 0) && (!answers || part < n)) {
          reset(answers ? to : from);
          (answers ? from : to).close();
          return;
        }
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      reset(from);
      reset(to);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "cutting");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
