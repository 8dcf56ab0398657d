package psw.client.cli;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.client.revisions.CannotRemember;
import psw.client.site.Consent;
import psw.client.site.Found;
import psw.client.site.Named;
import psw.client.site.NoSite;
import psw.client.tunnel.Outages;
import psw.client.tunnel.Refused;
import psw.client.tunnel.Target;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;

/**
 * The way to one service of a site through a wormhole that stays: this process connects again and
 * again to wherever the service is then.
 */
final class Passage {
  private static final Consent NO = (site, successor) -> false;
  private static final Duration MOVING = Duration.ofSeconds(20);

  private final Console console;
  private final Goal goal;
  private final Ahead ahead;
  private final SiteWay way;
  private volatile Target target;
  private volatile Tunnel tunnel;
  private volatile boolean denied;
  private volatile Optional<Long> granted = Optional.empty(); // when it was last, in nanoseconds

  /** Uses it while it is open. */
  interface Use {
    /**
     * Until it is done, or the passage leads nowhere any more.
     *
     * @param name what the site is called here: by its user, else its id
     * @return the exit code
     */
    int use(String name) throws InterruptedException;
  }

  /** {@code goal} names a service. */
  Passage(Console console, Goal goal, Own own, Ahead ahead) {
    this.console = console;
    this.goal = goal;
    this.ahead = ahead;
    this.way = new SiteWay(console, goal.site(), own, ahead.knocks());
  }

  /** Opens it and has it used; the exit code. */
  int open(Outages outages, Use use)
      throws NoSite, CallFailed, DeviceFailed, CannotRemember, InterruptedException {
    Entrance entrance = Entrance.of(goal, Optional.empty(), way, ahead, NO, console);
    follow(entrance.found());
    way.tell(this::follow);
    Opening opening = new Opening(console, goal);
    Optional<Tunnel> opened =
        opening.open(
            entrance.plans(),
            entrance.begun(),
            (plan, begun) ->
                Tunnel.stay(plan, begun, Terminal::passPhrase, (to, why) -> {}, way, outages));
    if (opened.isEmpty()) {
      return way.isRefusedNow() ? OpenWords.notGranted(goal, console) : opening.exit();
    }
    try (Tunnel open = opened.get()) {
      tunnel = open;
      // what listens there now may be another service than the one that did
      if (entrance.remembered() && !way.isThere(NO)) {
        throw way.end().orElseThrow();
      }
      int exit = use.use(name(entrance.found().site()));
      return exit != Exit.DONE && isOver() ? why(entrance) : exit;
    }
  }

  private static String name(Named site) {
    return site.peer().map(Acquaintance::name).map(Object::toString).orElse(site.id().text());
  }

  private void follow(Found found) throws NoSite, CallFailed, DeviceFailed {
    target = SiteWay.target(way.wanted(found, goal).get(0));
  }

  private int why(Entrance entrance) throws NoSite, InterruptedException {
    if (denied || way.isRefused()) {
      return OpenWords.notGranted(goal, console);
    }
    if (way.end().isPresent()) {
      throw way.end().get();
    }
    TunnelFailed why = tunnel.awaitEnd();
    return OpenWords.say(why, entrance.plans().get(0), goal, console);
  }

  /**
   * Connects to the service.
   *
   * @return empty when the passage leads there no more
   * @throws IOException when it does not lead there now
   */
  Optional<Socket> connect() throws IOException, InterruptedException {
    if (tunnel.isOver(Duration.ZERO)) {
      return Optional.empty();
    }
    try {
      Socket socket = tunnel.connect(target);
      granted = Optional.of(System.nanoTime());
      return Optional.of(socket);
    } catch (Refused e) {
      denied = e.why() == Refused.Why.PROHIBITED && !isMoving();
      if (denied || (e.why() != Refused.Why.SESSION_OVER && !way.isThere(NO))) {
        return Optional.empty();
      }
      throw new IOException(TunnelWords.of(target, e.why()));
    }
  }

  // a service that is begun anew elsewhere is announced and granted one after the other
  private boolean isMoving() {
    return granted.filter(at -> System.nanoTime() - at < MOVING.toNanos()).isPresent();
  }

  /** Whether it leads nowhere any more, which {@link #open} says. */
  boolean isOver() throws InterruptedException {
    return denied || way.end().isPresent() || tunnel.isOver(Duration.ZERO);
  }
}
