package psw.client.cli;

import java.util.List;
import java.util.Optional;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.revisions.CannotRemember;
import psw.client.site.Consent;
import psw.client.site.Found;
import psw.client.site.Named;
import psw.client.site.NoSite;
import psw.client.site.ServicePath;
import psw.client.site.Sites;
import psw.client.tunnel.Bind;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Plan;
import psw.wire.announcement.Announcement;

/**
 * The way to a service: by what its site announced before while that holds, and is asked again once
 * it is open; else by what is announced now (docs/adr/0020).
 */
final class Entrance {
  private final Console console;
  private final ServicePath path;
  private final Own own;
  private final Sites sites;
  private final Consent consent;

  Entrance(Console console, ServicePath path, Own own, Consent consent) {
    this.console = console;
    this.path = path;
    this.own = own;
    this.sites = own.sites();
    this.consent = consent;
  }

  /** Opens it and waits for its end; the exit code. */
  int enter(Bind bind, Ahead ahead)
      throws NoSite, CallFailed, DeviceFailed, CannotRemember, InterruptedException {
    Optional<Entry> before = before(ahead.known());
    if (before.isPresent()) {
      List<Plan> plans = plans(before.get(), bind);
      if (ahead.arrives()) {
        return enter(before.get(), plans, ahead);
      }
    }
    Entry now = now();
    SiteWords.deaf(announcement(now), gate(now), console);
    return new Opening(console, path).open(plans(now, bind), ahead.towards(announcement(now)));
  }

  /** By what was announced before, and if that leads nowhere any more by what is now. */
  private int enter(Entry before, List<Plan> plans, Ahead ahead)
      throws NoSite, CallFailed, DeviceFailed {
    Recheck recheck =
        new Recheck(() -> Optional.of(now()).filter(now -> !now.isAs(before)), console);
    Opening opening = new Opening(console, path, recheck);
    int exit = opening.open(plans, ahead.headstart());
    Optional<Entry> other = recheck.other();
    return other.isEmpty()
        ? exit
        : new Opening(console, path)
            .open(plans(other.get(), opening.bind().orElseThrow()), Optional.empty());
  }

  private Optional<Entry> before(Optional<Found> found) throws CallFailed, DeviceFailed {
    try {
      return found.isPresent() ? Optional.of(entry(found.get())) : Optional.empty();
    } catch (NoSite notThen) {
      return Optional.empty();
    }
  }

  private Entry now() throws NoSite, CallFailed, DeviceFailed, CannotRemember {
    Found found = sites.find(path.site(), consent);
    Named site = found.site();
    if (site.chosen()) {
      console.say(path.site() + " calls itself so; it is " + site.id());
    }
    found.said().others().forEach(other -> console.say(SiteWords.of(other)));
    return entry(found);
  }

  private Entry entry(Found found) throws NoSite, CallFailed, DeviceFailed {
    return new Entry(
        found, sites.service(found.site(), found.said().announcement(), path.service()));
  }

  private List<Plan> plans(Entry entry, Bind bind) throws NoSite, CallFailed, DeviceFailed {
    List<Forward> forwards = List.of(new Forward(bind, Optional.of(entry.target())));
    return SitePlans.of(
        own.device(),
        announcement(entry),
        Gates.order(announcement(entry), own.book(), own.clock()),
        forwards,
        gate(entry));
  }

  private Gate gate(Entry entry) throws CallFailed, DeviceFailed {
    return Gates.of(entry.found(), own.book(), own.clock());
  }

  private static Announcement announcement(Entry entry) {
    return entry.found().said().announcement();
  }
}
