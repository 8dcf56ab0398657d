package psw.client.tunnel;

import com.jcraft.jsch.JSch;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
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

  /** A server that is starting may refuse a login that it takes a moment later. */
  private static final int FINAL_TRIES = 3;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** A session younger than this knows what is granted; and so often another is begun at most. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Whereabouts where;
  private final Outages outages;
  private final Consumer<Link> whenLost;
  private final JSch keys;
  private final CompletableFuture<TunnelFailed> over = new CompletableFuture<>();
  private final Thread thread = new Thread(this::run, "stay");
  private final Object renewing = new Object();

  // what follows is guarded by this
  private Optional<Link> current = Optional.empty();
  private Optional<Plan> last = Optional.empty();
  private boolean moving;
  private boolean closed;

  /**
   * Begins with a session.
   *
   * @param plan how it was got
   * @param whenLost told of each session that is no longer used because it ended
   */
  Stay(Link first, Plan plan, Whereabouts where, Outages outages, Consumer<Link> whenLost) {
    this(first.keys(), where, outages, whenLost);
    this.current = Optional.of(first);
    this.last = Optional.of(plan);
    first.whenOver(this::wake);
    thread.start();
  }

  private Stay(JSch keys, Whereabouts where, Outages outages, Consumer<Link> whenLost) {
    this.keys = keys;
    this.where = where;
    this.outages = outages;
    this.whenLost = whenLost;
    thread.setDaemon(true);
  }

  /** Begins without one, and seeks it. */
  static Stay seeking(JSch keys, Whereabouts where, Outages outages, Consumer<Link> whenLost) {
    Stay stay = new Stay(keys, where, outages, whenLost);
    stay.thread.start();
    return stay;
  }

  private synchronized void wake() {
    notifyAll();
  }

  private void run() {
    TunnelFailed why = new TunnelFailed(Reason.LOST, "");
    try {
      if (isSeeking()) {
        begin();
      }
      while (!isClosed()) {
        Link lost = awaitLoss();
        why = lost.over().join();
        whenLost.accept(lost);
        if (isClosed()) {
          break;
        }
        regain(why);
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

  private synchronized boolean isSeeking() {
    return last.isEmpty();
  }

  private void begin() throws TunnelFailed, Whereabouts.Gone, InterruptedException {
    long began = System.nanoTime();
    Link link = seek(true);
    if (isTaken(link)) {
      outages.back(Duration.ofNanos(System.nanoTime() - began));
    } else {
      link.close();
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

  private void regain(TunnelFailed why)
      throws TunnelFailed, Whereabouts.Gone, InterruptedException {
    boolean told = !takeMoving();
    long began = System.nanoTime();
    if (told) {
      outages.lost(why);
    }
    Link link = seek(!told);
    if (!isTaken(link)) {
      link.close();
      return;
    }
    if (told) {
      outages.back(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private synchronized boolean takeMoving() {
    boolean was = moving;
    moving = false;
    return was;
  }

  private synchronized boolean isTaken(Link link) {
    if (closed) {
      return false;
    }
    current = Optional.of(link);
    link.whenOver(this::wake);
    notifyAll();
    return true;
  }

  /** Tries until there is a session; where it was last is tried first, unless that is over. */
  private Link seek(boolean elsewhere) throws TunnelFailed, Whereabouts.Gone, InterruptedException {
    Optional<Reason> told = Optional.empty();
    int refusals = 0;
    int tries = 0;
    for (boolean first = !elsewhere; ; first = false) {
      TunnelFailed failed;
      try {
        Optional<Link> link = first ? again() : tried(where.now());
        if (link.isPresent()) {
          return link.get();
        }
        failed = new TunnelFailed(Reason.NOT_ANNOUNCED, "");
      } catch (TunnelFailed e) {
        failed = e;
      }
      refusals = outages.isFinal(failed) ? refusals + 1 : 0;
      if (refusals == FINAL_TRIES) {
        throw failed;
      }
      if (!first && !told.equals(Optional.of(failed.reason()))) {
        told = Optional.of(failed.reason());
        outages.still(failed);
      }
      // another network may be the way: then at once
      tries = pause(Backoff.before(++tries, ThreadLocalRandom.current().nextDouble())) ? 0 : tries;
    }
  }

  private synchronized Optional<Plan> lastPlan() {
    return last;
  }

  private Optional<Link> again() throws TunnelFailed, InterruptedException {
    return Optional.of(Way.with(keys, lastPlan().orElseThrow()).goBriefly());
  }

  private Optional<Link> tried(List<Plan> plans) throws TunnelFailed, InterruptedException {
    Optional<TunnelFailed> failed = Optional.empty();
    for (Plan plan : plans) {
      try {
        Link link = Way.with(keys, plan).go();
        synchronized (this) {
          last = Optional.of(plan);
        }
        return Optional.of(link);
      } catch (TunnelFailed e) {
        failed = Optional.of(e);
      }
    }
    if (failed.isPresent()) {
      throw failed.get();
    }
    return Optional.empty();
  }

  /** Waits; whether this host's addresses changed meanwhile, which ends it. */
  private synchronized boolean pause(Duration time) throws InterruptedException {
    Set<InetAddress> before = Addresses.now();
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      if (closed) {
        throw new InterruptedException();
      }
      wait(Math.max(1, Math.min(left, LOOK_AGAIN.toNanos()) / 1_000_000));
      if (!Addresses.now().equals(before)) {
        return true;
      }
    }
    return false;
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
      synchronized (this) {
        if (current.isEmpty() || current.get() != refused || refused.age().compareTo(FRESH) < 0) {
          return current.orElse(refused);
        }
      }
      try {
        Link link = Way.with(keys, lastPlan().orElseThrow()).go();
        if (isTaken(link)) {
          refused.retire();
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
