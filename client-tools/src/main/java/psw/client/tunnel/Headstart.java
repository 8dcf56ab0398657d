package psw.client.tunnel;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A session that is begun on what a site announced before, while somebody asks what it announces
 * now: knock, connection and key exchange. It waits at the host key, and logs in only when {@link
 * Tunnel#open(Plan, Headstart, PassPhrase, Refusals)} takes it up.
 */
public final class Headstart implements AutoCloseable {
  private final Word word = new Word();
  private final FutureTask<Link> session;
  private final Thread thread;

  private Headstart(Callable<Optional<Plan>> where) {
    session = new FutureTask<>(() -> go(where));
    thread = new Thread(session, "headstart");
    thread.setDaemon(true);
  }

  /**
   * Begins.
   *
   * @param where to, asked on the thread that goes there; its forwards count for nothing
   */
  public static Headstart begin(Callable<Optional<Plan>> where) {
    Headstart headstart = new Headstart(where);
    headstart.thread.start();
    return headstart;
  }

  private Link go(Callable<Optional<Plan>> where) throws Exception {
    Optional<Plan> plan = where.call();
    if (plan.isEmpty()) {
      throw new NotBegun();
    }
    try {
      return Way.of(plan.get(), nobody -> Optional.empty()).go(word);
    } catch (TunnelFailed e) {
      if (e.reason() == TunnelFailed.Reason.PASS_PHRASE_NEEDED) {
        throw new NotBegun();
      }
      throw e;
    }
  }

  /** Nothing was sent, so nothing was learned. */
  private static final class NotBegun extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Where it got, now that it may; empty when it could not even begin. */
  Optional<Link> link() throws TunnelFailed, InterruptedException {
    word.say(true);
    try {
      return Optional.of(session.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TunnelFailed failed) {
        throw failed;
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      close();
      throw e;
    }
  }

  /** Gives it up: what it opened is closed, now or as soon as it is there. Does not wait. */
  @Override
  public void close() {
    word.say(false);
    thread.interrupt();
  }
}
