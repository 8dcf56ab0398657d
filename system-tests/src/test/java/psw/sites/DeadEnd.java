package psw.sites;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens where a server was, reads the first line of each request, and hangs up. */
final class DeadEnd implements AutoCloseable {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;

  DeadEnd(int port) throws IOException {
    listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::listen, "dead end");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.setSoTimeout(2_000);
        String line =
            new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        if (line != null) {
          requests.add(line);
        }
      } catch (IOException e) {
        // closed by the test, or the caller was quicker
      }
    }
  }

  /** How many requests began so. */
  long count(String beginning) {
    return requests.stream().filter(request -> request.startsWith(beginning)).count();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
