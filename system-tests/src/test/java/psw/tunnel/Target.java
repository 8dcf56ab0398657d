package psw.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service on loopback that does one thing with every connection. */
final class Target implements AutoCloseable {
  /** What it does; the socket is closed afterwards. */
  interface Deed {
    void with(Socket socket) throws Exception;
  }

  static final Deed ECHO =
      socket -> {
        socket.getInputStream().transferTo(socket.getOutputStream());
        socket.shutdownOutput();
      };

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

  private Target(ServerSocket listener) {
    this.listener = listener;
  }

  static Target of(Deed deed) throws IOException {
    Target target = new Target(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
    target.threads.execute(() -> target.accept(deed));
    return target;
  }

  private void accept(Deed deed) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        threads.execute(() -> serve(deed, socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Deed deed, Socket socket) {
    try (socket) {
      deed.with(socket);
    } catch (Exception e) {
      failure.complete(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
