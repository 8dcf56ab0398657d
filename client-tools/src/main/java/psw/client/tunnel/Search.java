package psw.client.tunnel;

import com.jcraft.jsch.JSch;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import psw.client.tunnel.TunnelFailed.Reason;

/** Seeks sessions to one site: where the last one was, and where the site is now. */
final class Search {
  /** A server that is starting may refuse a login that it takes a moment later. */
  private static final int FINAL_TRIES = 3;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final JSch keys;
  private final Whereabouts where;
  private final Outages outages;
  private volatile Optional<Plan> last;

  /**
   * Nothing is sought yet.
   *
   * @param keys what a session is logged in with
   * @param last how the last session was got, if there was one
   */
  Search(JSch keys, Optional<Plan> last, Whereabouts where, Outages outages) {
    this.keys = keys;
    this.last = last;
    this.where = where;
    this.outages = outages;
  }

  /** One more session where the last one was. */
  Link again() throws TunnelFailed, InterruptedException {
    return Way.with(keys, last.orElseThrow()).go();
  }

  /**
   * Tries until there is a session.
   *
   * @param elsewhere whether it is known that it is not where the last one was
   * @throws TunnelFailed when its user has to do something first
   * @throws InterruptedException when the thread is, which ends it
   */
  Link find(boolean elsewhere) throws TunnelFailed, Whereabouts.Gone, InterruptedException {
    Optional<Reason> told = Optional.empty();
    int refusals = 0;
    int tries = 0;
    for (boolean first = !elsewhere && last.isPresent(); ; first = false) {
      TunnelFailed failed;
      try {
        Optional<Link> link = first ? briefly() : tried(where.now());
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
      tries++;
      // another network may be the way: then at once
      if (isElsewhereAfter(Backoff.before(tries, ThreadLocalRandom.current().nextDouble()))) {
        tries = 0;
      }
    }
  }

  private Optional<Link> briefly() throws TunnelFailed, InterruptedException {
    return Optional.of(Way.with(keys, last.orElseThrow()).goBriefly());
  }

  private Optional<Link> tried(List<Plan> plans) throws TunnelFailed, InterruptedException {
    Optional<TunnelFailed> failed = Optional.empty();
    for (Plan plan : plans) {
      try {
        Link link = Way.with(keys, plan).go();
        last = Optional.of(plan);
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
  private static boolean isElsewhereAfter(Duration time) throws InterruptedException {
    Set<InetAddress> before = Addresses.now();
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_AGAIN.toNanos()));
      if (!Addresses.now().equals(before)) {
        return true;
      }
    }
    return false;
  }
}
