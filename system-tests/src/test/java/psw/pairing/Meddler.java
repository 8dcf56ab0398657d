package psw.pairing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Who stands in front of a rendez-vous, and may alter what is sent to it. Each request goes on from
 * an address of its own, as if all came from different households.
 */
public final class Meddler implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger households = new AtomicInteger();
  private final ServerSocket door;
  private final int server;
  private volatile UnaryOperator<String> change = UnaryOperator.identity();

  /** In front of the server on that port of the loopback address. */
  public Meddler(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::receive);
  }

  /** Where it answers as that server would. */
  public String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** How a code names it. */
  String host() {
    return "127.0.0.1:" + door.getLocalPort();
  }

  /** From now on bodies are sent on like this; they keep their length. */
  void change(UnaryOperator<String> how) {
    change = how;
  }

  private void receive() {
    try {
      while (true) {
        Socket caller = door.accept();
        threads.execute(() -> pass(caller));
      }
    } catch (IOException e) {
      threads.shutdownNow(); // the door is closed
    }
  }

  private void pass(Socket caller) {
    try (caller;
        Socket onward = new Socket()) {
      InputStream in = caller.getInputStream();
      String head = head(in);
      String body = new String(in.readNBytes(length(head)), ISO_8859_1);
      onward.bind(new InetSocketAddress(household(), 0));
      onward.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
      OutputStream out = onward.getOutputStream();
      out.write((oneRequest(head) + change.apply(body)).getBytes(ISO_8859_1));
      out.flush();
      onward.getInputStream().transferTo(caller.getOutputStream());
    } catch (IOException e) {
      // one of the two has gone
      return;
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  private static int length(String head) {
    String line = head.replaceAll("(?is).*\r\ncontent-length: *(\\d+).*", "$1");
    return line.equals(head) ? 0 : Integer.parseInt(line);
  }

  // the answer ends with the connection
  private static String oneRequest(String head) {
    return head.replaceAll("(?i)\r\nconnection:[^\r]*", "")
        .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
  }

  private String household() {
    int next = households.incrementAndGet();
    return "127.3." + next / 250 % 250 + '.' + (1 + next % 250);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
