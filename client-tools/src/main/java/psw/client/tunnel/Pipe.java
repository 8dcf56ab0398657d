package psw.client.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * An application that speaks by two streams. Who waits for more of the first is not disturbed by
 * the end, so what reads a terminal or a pipe may stay blocked.
 */
final class Pipe implements App {
  private final InputStream in;
  private final OutputStream out;
  private final CompletableFuture<Boolean> whole = new CompletableFuture<>();

  Pipe(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Completes at the end: whether all that was sent to it has come. */
  CompletableFuture<Boolean> whole() {
    return whole;
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public InetSocketAddress origin() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  @Override
  public void endOutput() throws IOException {
    out.close();
  }

  @Override
  public void reset() {
    whole.complete(false);
    close();
  }

  @Override
  public void close() {
    whole.complete(true);
    try {
      out.close();
    } catch (IOException gone) {
      // nobody reads it
    }
  }
}
