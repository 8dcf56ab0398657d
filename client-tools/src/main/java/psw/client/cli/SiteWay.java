package psw.client.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import psw.client.api.CallFailed;
import psw.client.api.Service;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.revisions.CannotRemember;
import psw.client.site.Before;
import psw.client.site.Consent;
import psw.client.site.Found;
import psw.client.site.Named;
import psw.client.site.NoSite;
import psw.client.site.Sites;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Target;
import psw.client.tunnel.Whereabouts;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Refusal;

/** The way to a site: as it announces itself now, each time somebody asks (docs/adr/0020, 0022). */
final class SiteWay implements Whereabouts {
  /** Takes up what a site announces. */
  interface Follower {
    void follow(Found found) throws NoSite, CallFailed, DeviceFailed;
  }

  private final Console console;
  private final String site;
  private final Own own;
  private final Sites sites;
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private volatile Follower follower = found -> {};
  private final Knocks knocks;
  private volatile Optional<NoSite> end = Optional.empty();
  private volatile boolean refused;

  /**
   * Nothing is asked yet.
   *
   * @param knocks those that went there before
   */
  SiteWay(Console console, String site, Own own, Knocks knocks) {
    this.knocks = knocks;
    this.console = console;
    this.site = site;
    this.own = own;
    this.sites = own.sites();
  }

  /** From now on it hears what the site announces whenever that is asked for. */
  void tell(Follower one) {
    follower = one;
  }

  /** What the site announces now; says what is odd about that. */
  Found find(Consent consent) throws NoSite, CallFailed, DeviceFailed, CannotRemember {
    Found found = sites.find(site, consent);
    Named named = found.site();
    if (named.chosen()) {
      sayOnce(site + " calls itself so; it is " + named.id());
    }
    found.said().others().forEach(other -> sayOnce(SiteWords.of(other)));
    return found;
  }

  private void sayOnce(String line) {
    if (said.add(line)) {
      console.say(line);
    }
  }

  /**
   * Asks once more what the site announces, and has it followed; whether the site is still there.
   */
  boolean isThere(Consent consent) {
    try {
      follower.follow(find(consent));
    } catch (NoSite e) {
      end = Optional.of(e).filter(SiteWay::isGrave);
    } catch (CannotRemember e) {
      SiteWords.say(e, console);
    } catch (CallFailed | DeviceFailed e) {
      // who cannot be asked changes nothing, as what was announced holds until it is over
    }
    return end.isEmpty();
  }

  /** Asked when a session was lost. */
  @Override
  public List<Plan> now() throws Gone {
    refused = false;
    end = Optional.empty();
    try {
      try {
        Found found = sites.find(site, (who, successor) -> false);
        if (knocks.areRefused(found, own.book())) {
          refused = true;
          throw new Gone();
        }
        follower.follow(found);
        return plans(found, List.of());
      } catch (NoSite e) {
        if (isGrave(e)) {
          end = Optional.of(e);
          throw new Gone();
        }
      } catch (CallFailed e) {
        // nobody is there to ask
      }
      Optional<Found> before = sites.before(site).filter(Before::holds).map(Before::found);
      if (before.isEmpty()) {
        return List.of();
      }
      follower.follow(before.get());
      return plans(before.get(), List.of());
    } catch (NoSite | CallFailed | DeviceFailed | CannotRemember e) {
      return List.of();
    }
  }

  /** Whether the site says now of one of these knocks that this device has no grant. */
  boolean isRefusedNow() {
    try {
      now();
    } catch (Gone e) {
      // for this reason or another
    }
    return refused;
  }

  /** Whether the site said of a knock since that this device has no grant any more. */
  boolean isRefused() {
    return refused;
  }

  /** Why the site is no longer there, if it said so. */
  Optional<NoSite> end() {
    return end;
  }

  /** What may not be by tomorrow, either. */
  private static boolean isGrave(NoSite e) {
    return switch (e.reason()) {
      case NOT_ANNOUNCED, NO_DIRECTORY -> false;
      case NOT_BELIEVED -> !e.refusal().equals(Optional.of(Refusal.EXPIRED));
      default -> true;
    };
  }

  /** How to log in there: a plan for each address. */
  List<Plan> plans(Found found, List<Forward> forwards) throws NoSite, CallFailed, DeviceFailed {
    Announcement said = found.said().announcement();
    return SitePlans.of(
        own.device(), said, Gates.order(said, own.book(), own.clock()), forwards, gate(found));
  }

  Gate gate(Found found) throws CallFailed, DeviceFailed {
    return knocks.at(Gates.of(found, own.book(), own.clock()));
  }

  /** The services that are meant, as the site announces them: all that it offers, or one. */
  List<Service> wanted(Found found, Goal goal) throws NoSite, CallFailed, DeviceFailed {
    Announcement said = found.said().announcement();
    return goal.service().isPresent()
        ? List.of(sites.service(found.site(), said, goal.service().get()))
        : sites.services(found.site(), said);
  }

  /** Where a service is, as its site sees it. */
  static Target target(Service service) {
    return new Target(service.ip().text(), service.port());
  }
}
