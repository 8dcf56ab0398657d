package psw.client.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An application that speaks by two streams. Who waits for more of the first is not disturbed by
 * the end, so what reads a terminal or a pipe may stay blocked.
 */
final class Pipe implements App, Wish.Answer {
  private final InputStream in;
  private final OutputStream out;
  private final CompletableFuture<Boolean> whole = new CompletableFuture<>();
  private volatile Optional<Refused.Why> refusal = Optional.empty();

  Pipe(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Completes at the end: whether all that was sent to it has come. */
  CompletableFuture<Boolean> whole() {
    return whole;
  }

  /** Why its target was not reached, if it was not. */
  Optional<Refused.Why> refusal() {
    return refusal;
  }

  @Override
  public void reached() {}

  @Override
  public void refused(Refused.Why why) {
    refusal = Optional.of(why);
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
  }

  // of what went wrong its user is told first: who reads the other end may end us when that ends
  @Override
  public void close() {
    if (!whole.complete(true) || refusal.isPresent()) {
      return;
    }
    try {
      out.close();
    } catch (IOException gone) {
      // nobody reads it
    }
  }
}
