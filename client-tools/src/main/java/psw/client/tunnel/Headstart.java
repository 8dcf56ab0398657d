package psw.client.tunnel;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A session that is begun on what a site announced before, while somebody asks what it announces
 * now: knock, connection and key exchange. If what was announced before is over it waits at the
 * host key, and logs in only when {@link Tunnel#open(Plan, Headstart, PassPhrase, Refusals)} takes
 * it up.
 */
public final class Headstart implements AutoCloseable {
  private final Word word = new Word();
  private final CompletableFuture<Link> session = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean taken;
  private volatile boolean givenUp;

  private Headstart(Callable<Optional<Plan>> where) {
    thread = new Thread(() -> go(where), "headstart");
    thread.setDaemon(true);
  }

  /**
   * Begins.
   *
   * @param where to, asked on the thread that goes there; its forwards count for nothing
   * @param holds whether the host keys of it still hold
   */
  public static Headstart begin(Callable<Optional<Plan>> where, boolean holds) {
    Headstart headstart = new Headstart(where);
    if (holds) {
      headstart.word.say(true);
    }
    headstart.thread.start();
    return headstart;
  }

  private void go(Callable<Optional<Plan>> where) {
    try {
      Optional<Plan> plan = where.call();
      if (plan.isPresent()) {
        session.complete(Way.of(plan.get(), nobody -> Optional.empty()).go(word));
        closeIfGivenUp();
      }
    } catch (TunnelFailed e) {
      if (e.reason() != TunnelFailed.Reason.PASS_PHRASE_NEEDED) {
        session.completeExceptionally(e);
      }
    } catch (Exception e) {
      // whoever takes it up begins anew, and is told
    } finally {
      session.cancel(false); // unless it is there
    }
  }

  /** Where it got, now that it may; empty when it could not even begin. */
  Optional<Link> link() throws TunnelFailed, InterruptedException {
    word.say(true);
    taken = true;
    try {
      return Optional.of(session.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TunnelFailed failed) {
        throw failed;
      }
      return Optional.empty();
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      giveUp();
      throw e;
    }
  }

  /**
   * Gives up what was not taken: what it opened is closed, now or as soon as it is there. Does not
   * wait.
   */
  @Override
  public void close() {
    if (!taken) {
      giveUp();
    }
  }

  private void giveUp() {
    word.say(false);
    thread.interrupt();
    givenUp = true;
    closeIfGivenUp();
  }

  private void closeIfGivenUp() {
    if (givenUp && session.isDone() && !session.isCompletedExceptionally()) {
      session.join().close();
    }
  }
}
