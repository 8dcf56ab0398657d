package psw.client.cli;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import psw.client.api.CallFailed;
import psw.client.api.Service;
import psw.client.device.DeviceFailed;
import psw.client.revisions.CannotRemember;
import psw.client.site.Consent;
import psw.client.site.Found;
import psw.client.site.NoSite;
import psw.client.tunnel.Bind;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Refused;
import psw.client.tunnel.Target;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;
import psw.wire.announcement.Announcement;

/**
 * Ports here that lead to services of one site: opened by what the site announced before while that
 * holds (docs/adr/0020), kept when the session is lost (docs/adr/0022).
 */
final class Wormholes {
  // what is announced now is known by then, or cannot be
  private static final long PATIENCE_S = 10;

  // a service that is new or elsewhere is followed by then
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Console console;
  private final Goal goal;
  private final Optional<Bind> bind;
  private final Places places;
  private final Consent consent;
  private final Ahead ahead;
  private final SiteWay way;
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Tunnel> opened = new CompletableFuture<>();
  private final CompletableFuture<Ports> ports = new CompletableFuture<>();
  private volatile boolean denied;

  /**
   * Nothing is opened yet.
   *
   * @param ahead what was begun for it
   * @param bind where to listen for a single service
   * @param places where to listen else
   */
  Wormholes(
      Console console,
      Goal goal,
      Optional<Bind> bind,
      Places places,
      Own own,
      Consent consent,
      Ahead ahead) {
    this.console = console;
    this.goal = goal;
    this.bind = bind;
    this.places = places;
    this.consent = consent;
    this.way = new SiteWay(console, goal.site(), own, ahead.knocks());
    this.ahead = ahead;
  }

  /** Opens them and waits for their end; the exit code. */
  int open() throws NoSite, CallFailed, DeviceFailed, CannotRemember, InterruptedException {
    return open(Entrance.of(goal, bind, way, ahead, consent, console));
  }

  private int open(Entrance entrance)
      throws NoSite, CallFailed, DeviceFailed, InterruptedException {
    Opening opening = new Opening(console, goal);
    OutageWords outages = OutageWords.of(console, goal.site());
    Optional<Tunnel> tunnel =
        opening.open(
            entrance.plans(),
            entrance.begun(),
            (plan, first) ->
                Tunnel.stay(plan, first, Terminal::passPhrase, this::refused, way, outages));
    if (tunnel.isEmpty()) {
      return way.isRefusedNow() ? OpenWords.notGranted(goal, console) : opening.exit();
    }
    try (Tunnel open = tunnel.get();
        Ending ending = new Ending(console, "the wormhole is closed", open::close)) {
      opened.complete(open);
      Ports here = new Ports(console, goal.site(), open, places);
      if (!isListening(here, entrance.found())) {
        return Exit.FAILED;
      }
      ports.complete(here);
      ask(entrance.remembered(), entrance.found());
      return exit(open.awaitEnd(), ending, entrance.plans().get(0));
    }
  }

  private int exit(TunnelFailed why, Ending ending, Plan plan) throws NoSite {
    if (ending.begun()) {
      return Exit.DONE;
    }
    if (denied || way.isRefused()) {
      return OpenWords.notGranted(goal, console);
    }
    if (way.end().isPresent()) {
      throw way.end().get();
    }
    return OpenWords.say(why, plan, goal, console);
  }

  /** Whether there is something to stay for. */
  private boolean isListening(Ports here, Found found) throws NoSite, CallFailed, DeviceFailed {
    List<Service> wanted = way.wanted(found, goal);
    here.follow(found, wanted, tunnel().listening().stream().findFirst());
    if (wanted.isEmpty()) {
      console.say(goal + " offers you nothing now; what it offers later is opened then");
    }
    return goal.service().isEmpty() || !here.now().open().isEmpty();
  }

  /** Asks what is announced now: at once if that is not known yet, and again and again. */
  private void ask(boolean atOnce, Found before) {
    Found[] last = {before};
    way.tell(
        found -> {
          boolean same = isStillThere(last[0].said().announcement(), found.said().announcement());
          last[0] = found;
          follow(found);
          if (!same) {
            tunnel().move();
          }
        });
    Thread thread =
        new Thread(
            () -> {
              try {
                if (atOnce) {
                  ask(consent);
                }
                asked.complete(null);
                while (!tunnel().isOver(AGAIN)) {
                  ask((site, successor) -> false);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                asked.complete(null);
              }
            },
            "ask");
    thread.setDaemon(true);
    thread.start();
  }

  // a session that is open needs no gate, and no address but the one that it goes to
  private static boolean isStillThere(Announcement then, Announcement now) {
    return then.ssh().equals(now.ssh()) && !Collections.disjoint(then.addresses(), now.addresses());
  }

  private void ask(Consent by) {
    if (!way.isThere(by)) {
      tunnel().close();
    }
  }

  private void follow(Found found) throws NoSite, CallFailed, DeviceFailed {
    ports.join().follow(found, way.wanted(found, goal), Optional.empty());
  }

  private Tunnel tunnel() {
    return opened.join();
  }

  private String name(Target target) {
    return (ports.isDone() ? ports.join().leadingTo(target) : List.<Service>of())
        .stream()
            .findFirst()
            .map(service -> goal.site() + '/' + service.label())
            .orElse(target.toString());
  }

  // what is not granted to one service is no reason to end the others
  private void refused(Target target, Refused.Why why) {
    if (why != Refused.Why.PROHIBITED) {
      console.say(TunnelWords.of(name(target), why));
      return;
    }
    try {
      asked.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (Exception stillUnknown) {
      // then by what is known
    }
    for (Service service : ports.join().leadingTo(target)) {
      if (goal.service().isPresent()) {
        denied = true;
        tunnel().close();
      } else {
        OpenWords.notGranted(new Goal(goal.site(), Optional.of(service.label())), console);
      }
    }
  }
}
