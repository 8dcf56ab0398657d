package psw.client.cli;

import java.util.List;
import java.util.Optional;
import psw.client.api.CallFailed;
import psw.client.api.Service;
import psw.client.device.DeviceFailed;
import psw.client.revisions.CannotRemember;
import psw.client.site.Consent;
import psw.client.site.Found;
import psw.client.site.NoSite;
import psw.client.tunnel.Bind;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Headstart;
import psw.client.tunnel.Plan;

/**
 * What a session to a site is opened by: what it announced before while that holds and leads there
 * at once, else what it announces now (docs/adr/0020).
 *
 * @param plans one for each address
 * @param begun a session that was begun for the first
 * @param remembered whether it is to be asked yet what the site announces now
 */
record Entrance(Found found, List<Plan> plans, Optional<Headstart> begun, boolean remembered) {
  /**
   * Finds it.
   *
   * @param bind a port to be taken before anything else: if it is not to be had, all is in vain
   */
  static Entrance of(
      Goal goal, Optional<Bind> bind, SiteWay way, Ahead ahead, Consent consent, Console console)
      throws NoSite, CallFailed, DeviceFailed, CannotRemember, InterruptedException {
    Optional<Found> before = offering(goal, way, ahead.known());
    if (before.isPresent()) {
      List<Plan> plans = plans(goal, bind, way, before.get());
      if (ahead.arrives()) {
        return new Entrance(before.get(), plans, ahead.headstart(), true);
      }
    }
    Found now = way.find(consent);
    List<Plan> plans = plans(goal, bind, way, now);
    SiteWords.deaf(now.said().announcement(), way.gate(now), console);
    return new Entrance(now, plans, ahead.towards(now.said().announcement()), false);
  }

  private static Optional<Found> offering(Goal goal, SiteWay way, Optional<Found> before)
      throws CallFailed, DeviceFailed {
    try {
      if (before.isPresent()) {
        way.wanted(before.get(), goal);
      }
      return before;
    } catch (NoSite notThen) {
      return Optional.empty();
    }
  }

  private static List<Plan> plans(Goal goal, Optional<Bind> bind, SiteWay way, Found found)
      throws NoSite, CallFailed, DeviceFailed {
    List<Service> wanted = way.wanted(found, goal);
    return way.plans(
        found,
        bind.stream()
            .map(at -> new Forward(at, Optional.of(SiteWay.target(wanted.get(0)))))
            .toList());
  }
}
