package psw.client.tunnel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

  /**
   * Where to.
   *
   * @param plan its forwards count for nothing
   * @param holds whether the host keys of it still hold
   */
  public record Start(Plan plan, boolean holds) {}

  private Headstart(Callable<Optional<Start>> where) {
    thread = new Thread(() -> go(where), "headstart");
    thread.setDaemon(true);
  }

  /** Begins; {@code where} is asked on the thread that goes there. */
  public static Headstart begin(Callable<Optional<Start>> where) {
    Headstart headstart = new Headstart(where);
    headstart.thread.start();
    return headstart;
  }

  private void go(Callable<Optional<Start>> where) {
    try {
      Optional<Start> start = where.call();
      if (start.isPresent()) {
        if (start.get().holds()) {
          word.say(true);
        }
        session.complete(Way.of(start.get().plan(), nobody -> Optional.empty()).go(word));
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

  /**
   * Whether it is logged in within so long. Only what holds can be: else it waits for a word.
   *
   * @throws InterruptedException when the thread is, which ends nothing
   */
  public boolean arrives(Duration patience) throws InterruptedException {
    try {
      session.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException | CancellationException | TimeoutException e) {
      return false;
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
