package psw.client.tunnel;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A SOCKS proxy (5, 4 and 4a) that knows names and nothing else: each leads to a target through a
 * tunnel. Whatever has no such name is refused here.
 */
public final class NamedProxy implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int AGAIN_MS = 50;

  private final Listener listener;
  private final Names names;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(null, work, "proxy", 256 * 1024);
            thread.setDaemon(true);
            return thread;
          });

  /** Where names lead. */
  public interface Names {
    /** Empty for what is no such name, or leads nowhere now. */
    Optional<Route> of(String host);

    /** The far end did not connect one who asked for this name. */
    void refused(String host, Refused.Why why);
  }

  /** To a target through a tunnel. */
  public record Route(Tunnel tunnel, Target target) {}

  private NamedProxy(Listener listener, Names names) {
    this.listener = listener;
    this.names = names;
  }

  /** Takes the port, and serves. */
  public static NamedProxy open(Bind bind, Names names) throws TunnelFailed {
    NamedProxy proxy = new NamedProxy(Listener.bind(new Forward(bind, Optional.empty())), names);
    for (ServerSocket socket : proxy.listener.sockets()) {
      proxy.threads.execute(() -> proxy.accept(socket));
    }
    return proxy;
  }

  /** Where it listens. */
  public Listening listening() {
    return new Listening(listener.address(), listener.forward());
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket app = socket.accept();
        threads.execute(() -> serve(app));
      } catch (RejectedExecutionException closed) {
        return;
      } catch (IOException tooMany) {
        pause();
      }
    }
  }

  // too many open files, most likely: some will be closed
  private static void pause() {
    try {
      Thread.sleep(AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket socket) {
    SocketApp app = new SocketApp(socket);
    try {
      if (!LocalUser.isOurs(socket)) {
        app.reset();
        return;
      }
      socket.setTcpNoDelay(true);
      Hurried in = new Hurried(socket, app.in(), PATIENCE);
      Socks socks = new Socks(in, app.out());
      Target wanted = socks.request();
      in.atEase();
      Optional<Route> route = names.of(wanted.host());
      if (route.isPresent()) {
        route.get().tunnel().carry(app, route.get().target(), heard(wanted.host(), socks));
      } else {
        socks.refused(Refused.Why.PROHIBITED);
        app.close();
      }
    } catch (IOException | RuntimeException gone) {
      app.close();
    }
  }

  /** The application's answer, which its user hears of, too, when it is a refusal. */
  private Wish.Answer heard(String host, Socks socks) {
    return new Wish.Answer() {
      @Override
      public void reached() throws IOException {
        socks.reached();
      }

      @Override
      public void refused(Refused.Why why) throws IOException {
        names.refused(host, why);
        socks.refused(why);
      }
    };
  }

  /** Gives the port back; what it led on its way goes on with its tunnel. */
  @Override
  public void close() {
    listener.close();
    threads.shutdownNow();
  }
}
