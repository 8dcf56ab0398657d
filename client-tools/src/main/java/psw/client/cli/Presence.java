package psw.client.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import psw.client.api.CallFailed;
import psw.client.api.Service;
import psw.client.device.DeviceFailed;
import psw.client.site.Found;
import psw.client.site.NoSite;
import psw.client.tunnel.NamedProxy;
import psw.client.tunnel.PassPhrase;
import psw.client.tunnel.Refused;
import psw.client.tunnel.Standing;
import psw.client.tunnel.Target;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;
import psw.wire.value.Label;

/**
 * A site in the background: a session to it, sought for as long as it takes, and what it offers.
 * What its user has to mend is said, and tried again each minute.
 */
final class Presence implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final int MENDED_S = 60;
  private static final int KNOWN_S = 10;

  private final Console console;
  private final String site;
  private final Own own;
  private final PassPhrase passPhrase;
  private final Places places;
  private final SiteWay way;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CompletableFuture<Void> known = new CompletableFuture<>();
  private volatile Optional<Found> found = Optional.empty();
  private volatile Optional<Tunnel> tunnel = Optional.empty();
  private volatile Optional<Ports> ports = Optional.empty();
  private volatile Set<Goal> goals = Set.of();
  private volatile String trouble = "";
  private volatile boolean stuck;

  Presence(Console console, String site, Own own, PassPhrase passPhrase, Places places) {
    this.console = console;
    this.site = site;
    this.own = own;
    this.passPhrase = passPhrase;
    this.places = places;
    this.way = new SiteWay(console, site, own, new Knocks());
    way.tell(this::learn);
  }

  /** Begins on a thread of its own. */
  void begin() {
    Thread thread = new Thread(this::run, "presence");
    thread.setDaemon(true);
    thread.start();
  }

  private void learn(Found now) throws CallFailed, DeviceFailed {
    found = Optional.of(now);
    known.complete(null);
    listen();
  }

  /** From now on ports lead to these services there. */
  void keep(Set<Goal> wanted) throws CallFailed, DeviceFailed {
    goals = Set.copyOf(wanted);
    listen();
  }

  /** The ports that it has now, and what has none. */
  Ports.Now ports() {
    return ports.map(Ports::now).orElse(Ports.Now.NONE);
  }

  /** Why nobody was let through when a port was last used. */
  Optional<Refused.Why> refusal(Ports.Port port) {
    return ports.flatMap(now -> now.refusal(port));
  }

  /** How its session stands. */
  Standing standing() {
    return tunnel
        .map(Tunnel::standing)
        .orElse(new Standing(Optional.empty(), Optional.empty(), 0, 0, 0));
  }

  /** Whether there is a session, and it is known what is offered. */
  boolean isOpen() {
    return tunnel.isPresent() && found.isPresent();
  }

  /** Whether its user has to mend something before there is a session. */
  boolean isStuck() {
    return stuck;
  }

  /** Why there is no session, if that was told. */
  String trouble() {
    return trouble;
  }

  private synchronized void listen() throws CallFailed, DeviceFailed {
    if (found.isEmpty() || ports.isEmpty()) {
      return;
    }
    List<Service> wanted = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>();
    for (Goal goal : goals) {
      try {
        wanted.addAll(way.wanted(found.get(), goal));
      } catch (NoSite notOffered) {
        missing.add(notOffered.detail()); // it may be later
      }
    }
    ports.get().follow(found.get(), wanted, missing, Optional.empty());
  }

  private void run() {
    try {
      do {
        hold();
      } while (!closed.await(MENDED_S, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hold() throws InterruptedException {
    try (Tunnel open =
        Tunnel.seek(own.device().sshKeyFile(), passPhrase, this::refused, way, outages())) {
      ports = Optional.of(new Ports(console, site, open, places));
      tunnel = Optional.of(open);
      listen();
      if (closed.getCount() == 0) {
        return;
      }
      while (!open.isOver(AGAIN)) {
        if (!way.isThere((who, successor) -> false)) {
          tunnel.ifPresent(Tunnel::close);
        }
      }
      say(open.awaitEnd());
    } catch (TunnelFailed e) {
      say(e);
    } catch (DeviceFailed e) {
      sayOnce(String.valueOf(e.getMessage()), () -> DeviceWords.say(e, console));
    } catch (CallFailed e) {
      sayOnce(String.valueOf(e.getMessage()), () -> ApiWords.say(e, console));
    } finally {
      tunnel = Optional.empty();
      ports = Optional.empty();
    }
  }

  private OutageWords outages() {
    return new OutageWords(console, site) {
      @Override
      public void still(TunnelFailed why) {
        trouble = TunnelWords.brief(why);
        console.say(site + ": " + trouble + "; trying on");
      }

      @Override
      public void back(Duration after) {
        trouble = "";
        stuck = false;
        super.back(after);
      }
    };
  }

  private void say(TunnelFailed why) {
    if (closed.getCount() == 0) {
      return;
    }
    Optional<NoSite> none = way.end();
    if (way.isRefused() || why.reason() == TunnelFailed.Reason.LOGIN_REFUSED) {
      String refused = "the site does not let this device in";
      sayOnce(refused, () -> OpenWords.notGranted(Goal.all(site), console));
    } else if (none.isPresent()) {
      String gone = "it is not to be had: psw doctor " + site;
      sayOnce(gone, () -> SiteWords.say(none.get(), console));
    } else {
      boolean locked = why.reason() == TunnelFailed.Reason.PASS_PHRASE_NEEDED;
      String what = TunnelWords.brief(why) + (locked ? "; ssh-add " + why.detail() : "");
      sayOnce(what, () -> console.say(site + ": " + what));
    }
  }

  // as long as it is the same
  private void sayOnce(String what, Runnable words) {
    if (!what.equals(trouble)) {
      words.run();
      console.say(site + " is tried again each minute");
      trouble = what;
    }
    stuck = true;
  }

  private void refused(Target target, Refused.Why why) {
    List<Service> meant = ports.map(here -> here.leadingTo(target)).orElse(List.of());
    if (meant.isEmpty()) {
      console.say(site + ": " + TunnelWords.of(target, why));
    }
    for (Service service : meant) {
      console.say(TunnelWords.of(site + '/' + service.label(), why));
    }
  }

  /** Where a service is reached, if the site offers it. */
  Optional<NamedProxy.Route> route(Label service) {
    try {
      known.get(KNOWN_S, TimeUnit.SECONDS);
      Optional<Tunnel> through = tunnel;
      if (through.isEmpty() || found.isEmpty()) {
        return Optional.empty();
      }
      Goal goal = new Goal(site, Optional.of(service));
      Target target = SiteWay.target(way.wanted(found.get(), goal).get(0));
      return Optional.of(new NamedProxy.Route(through.get(), target));
    } catch (NoSite | CallFailed | DeviceFailed | TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    tunnel.ifPresent(Tunnel::close);
  }
}
