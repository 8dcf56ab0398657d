package psw.client.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** An application that is this process: it has one end of a connection, the tunnel the other. */
final class Dialled implements App, Wish.Answer {
  private static final int PATIENCE_MS = 10_000;

  private final Socket here;
  private final SocketApp app;
  private final CompletableFuture<Optional<Refused.Why>> answer = new CompletableFuture<>();

  private Dialled(Socket here, Socket there) {
    this.here = here;
    this.app = new SocketApp(there);
  }

  static Dialled open() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket listener = new ServerSocket(0, 1, loopback)) {
      listener.setSoTimeout(PATIENCE_MS);
      Socket here = new Socket(loopback, listener.getLocalPort());
      here.setTcpNoDelay(true);
      Socket there = listener.accept();
      // another program of this host may have been faster
      while (there.getPort() != here.getLocalPort()) {
        there.close();
        there = listener.accept();
      }
      there.setTcpNoDelay(true);
      return new Dialled(here, there);
    }
  }

  /** The end of this process, once the target is reached. */
  Socket reachedEnd() throws Refused, InterruptedException {
    try {
      Optional<Refused.Why> why = answer.get();
      if (why.isEmpty()) {
        return here;
      }
      closeHere();
      throw new Refused(why.get());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      closeHere();
      throw e;
    }
  }

  private void closeHere() {
    try {
      here.close();
    } catch (IOException gone) {
      // which is what was wanted
    }
  }

  @Override
  public void reached() {
    answer.complete(Optional.empty());
  }

  @Override
  public void refused(Refused.Why why) {
    answer.complete(Optional.of(why));
  }

  @Override
  public InputStream in() throws IOException {
    return app.in();
  }

  @Override
  public OutputStream out() throws IOException {
    return app.out();
  }

  @Override
  public InetSocketAddress origin() {
    return app.origin();
  }

  @Override
  public void endOutput() throws IOException {
    app.endOutput();
  }

  @Override
  public void reset() {
    refused(Refused.Why.SESSION_OVER);
    app.reset();
  }

  @Override
  public void close() {
    refused(Refused.Why.SESSION_OVER);
    app.close();
  }
}
