package psw.broker.far;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that says byte for byte what a test wants, each caller by a thread. */
final class RawServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Manner manner;
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger hungUp = new AtomicInteger();

  /** How it treats a request; its lines were read. The connection goes on after it. */
  interface Manner {
    void serve(String request, OutputStream out) throws IOException, InterruptedException;
  }

  /** The same, and it hangs up after an answer. */
  static Manner once(Manner manner) {
    return (request, out) -> {
      manner.serve(request, out);
      out.close();
    };
  }

  RawServer(Manner manner) throws IOException {
    this.manner = manner;
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many connections were made. */
  int accepted() {
    return accepted.get();
  }

  /** How many of them ended at the other end. */
  int hungUp() {
    return hungUp.get();
  }

  static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "a raw server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        accepted.incrementAndGet();
        daemon(() -> talk(socket));
      }
    } catch (IOException e) {
      return; // closed, at the end of a test
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      for (String head = head(socket); !head.isEmpty(); head = head(socket)) {
        manner.serve(head, socket.getOutputStream());
      }
      hungUp.incrementAndGet();
    } catch (IOException e) {
      hungUp.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // nothing where the caller has hung up
  private static String head(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
