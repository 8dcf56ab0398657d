package psw.client.tunnel;

import com.jcraft.jsch.JSch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import psw.client.tunnel.TunnelFailed.Reason;

/**
 * Sessions one after another (docs/adr/0022): when one is lost another is sought until there is
 * one, the user has to do something, or this is closed. Connections wait meanwhile, each a bounded
 * time.
 */
final class Stay implements Sessions {
  /** So long a new connection waits for a session. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A session younger than this knows what is granted; and so often another is begun at most. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Search search;
  private final Outages outages;
  private final Consumer<Link> whenLost;
  private final CompletableFuture<TunnelFailed> over = new CompletableFuture<>();
  private final Thread thread = new Thread(this::run, "stay");
  private final Object renewing = new Object();

  // what follows is guarded by this
  private Optional<Link> current;
  private boolean moving;
  private boolean closed;

  private Stay(Optional<Link> first, Search search, Outages outages, Consumer<Link> whenLost) {
    this.current = first;
    this.search = search;
    this.outages = outages;
    this.whenLost = whenLost;
    first.ifPresent(link -> link.whenOver(this::wake));
    thread.setDaemon(true);
  }

  /**
   * Begins with a session.
   *
   * @param plan how it was got
   * @param whenLost told of each session that is no longer used because it ended
   */
  static Stay with(
      Link first, Plan plan, Whereabouts where, Outages outages, Consumer<Link> whenLost) {
    Search search = new Search(first.keys(), Optional.of(plan), where, outages);
    return begun(new Stay(Optional.of(first), search, outages, whenLost));
  }

  /** Begins without one, and seeks it. */
  static Stay seeking(JSch keys, Whereabouts where, Outages outages, Consumer<Link> whenLost) {
    Search search = new Search(keys, Optional.empty(), where, outages);
    return begun(new Stay(Optional.empty(), search, outages, whenLost));
  }

  private static Stay begun(Stay stay) {
    stay.thread.start();
    return stay;
  }

  private synchronized void wake() {
    notifyAll();
  }

  private void run() {
    TunnelFailed why = new TunnelFailed(Reason.LOST, "");
    try {
      if (there().isEmpty()) {
        find(true, true);
      }
      while (!isClosed()) {
        Link lost = awaitLoss();
        why = lost.over().join();
        whenLost.accept(lost);
        if (isClosed()) {
          break;
        }
        boolean moves = takeMoving();
        if (!moves) {
          outages.lost(why);
        }
        find(moves, !moves);
      }
    } catch (TunnelFailed e) {
      why = e;
    } catch (Whereabouts.Gone e) {
      why = new TunnelFailed(Reason.GONE, "");
    } catch (InterruptedException e) {
      // closed
    } finally {
      close();
      over.complete(why);
    }
  }

  private void find(boolean elsewhere, boolean told)
      throws TunnelFailed, Whereabouts.Gone, InterruptedException {
    long began = System.nanoTime();
    Link link = search.find(elsewhere);
    if (!isTaken(link)) {
      link.close();
    } else if (told) {
      outages.back(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private synchronized Link awaitLoss() throws InterruptedException {
    while (!current.orElseThrow().over().isDone()) {
      wait();
    }
    Link lost = current.get();
    current = Optional.empty();
    return lost;
  }

  private synchronized boolean takeMoving() {
    boolean was = moving;
    moving = false;
    return was;
  }

  /** From now on it is the session; the one before lives until nobody uses it any more. */
  private synchronized boolean isTaken(Link link) {
    if (closed) {
      return false;
    }
    current.ifPresent(Link::retire);
    current = Optional.of(link);
    link.whenOver(this::wake);
    notifyAll();
    return true;
  }

  @Override
  public synchronized Link now() throws Refused, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    for (long left = PATIENCE.toMillis();
        current.isEmpty() && !closed && left > 0;
        left = (until - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    return current.orElseThrow(() -> new Refused(Refused.Why.SESSION_OVER));
  }

  @Override
  public synchronized Optional<Link> there() {
    return current;
  }

  @Override
  public Link after(Link refused) throws InterruptedException {
    // one at a time: all who were refused take the same
    synchronized (renewing) {
      Optional<Link> there = there();
      if (!there.equals(Optional.of(refused)) || refused.age().compareTo(FRESH) < 0) {
        return there.orElse(refused);
      }
      try {
        Link link = search.again();
        if (isTaken(link)) {
          return link;
        }
        link.close();
      } catch (TunnelFailed e) {
        // what is there serves on
      }
      return refused;
    }
  }

  @Override
  public void move() {
    Optional<Link> there;
    synchronized (this) {
      there = current;
      // while there is none, one is sought where the site is anyway
      moving = there.isPresent();
    }
    there.ifPresent(Link::close);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public CompletableFuture<TunnelFailed> over() {
    return over;
  }

  @Override
  public void close() {
    Optional<Link> there;
    synchronized (this) {
      closed = true;
      there = current;
      notifyAll();
    }
    there.ifPresent(Link::close);
    if (Thread.currentThread() != thread) {
      thread.interrupt(); // it may be on its way to a server that does not answer
    }
  }
}
