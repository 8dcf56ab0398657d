package psw.client.tunnel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The sessions of a tunnel: one after another, or a single one. */
interface Sessions extends AutoCloseable {
  /**
   * The session there is; waits a bounded time while there is none.
   *
   * @throws Refused when there is none then
   */
  Link now() throws Refused, InterruptedException;

  /** The session there is, if there is one. */
  Optional<Link> there();

  /**
   * Another session than one that was refused a target: a server may fix at the login what a key is
   * allowed to.
   *
   * @return the same one where there is no other
   */
  Link after(Link refused) throws InterruptedException;

  /** The site is elsewhere now: another session is begun where it is. */
  void move();

  /** Completes when there will be none any more, with the cause. */
  CompletableFuture<TunnelFailed> over();

  @Override
  void close();

  /** A session after which there is no other. */
  static Sessions single(Link link) {
    return new Sessions() {
      @Override
      public Link now() {
        return link;
      }

      @Override
      public Optional<Link> there() {
        return link.over().isDone() ? Optional.empty() : Optional.of(link);
      }

      @Override
      public Link after(Link refused) {
        return link;
      }

      @Override
      public void move() {
        link.close();
      }

      @Override
      public CompletableFuture<TunnelFailed> over() {
        return link.over();
      }

      @Override
      public void close() {
        link.close();
      }
    };
  }
}
