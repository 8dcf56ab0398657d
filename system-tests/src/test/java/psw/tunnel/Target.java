package psw.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service on loopback that does one thing with every connection. */
public final class Target implements AutoCloseable {
  /** What it does; the socket is closed afterwards. */
  public interface Deed {
    /** Speaks with whoever connected. */
    void with(Socket socket) throws Exception;
  }

  /** Sends back what it is sent. */
  public static final Deed ECHO =
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

  /** Starts one on a port of its own. */
  public static Target of(Deed deed) throws IOException {
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

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
