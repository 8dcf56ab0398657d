package psw.client.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import psw.client.api.CallFailed;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.peers.Book;
import psw.client.revisions.CannotRemember;
import psw.client.site.Before;
import psw.client.site.Found;
import psw.client.site.NoSite;
import psw.client.site.Sites;
import psw.client.tunnel.Headstart;
import psw.client.tunnel.Plan;
import psw.wire.announcement.Announcement;

/**
 * Begins to open a wormhole by what the site announced before, while it is asked what it announces
 * now (docs/adr/0020).
 */
final class Ahead implements AutoCloseable {
  private final Optional<Announcement> before;
  private final Optional<Headstart> headstart;

  private Ahead(Optional<Announcement> before, Optional<Headstart> headstart) {
    this.before = before;
    this.headstart = headstart;
  }

  /** To a site, if there is something to go by. */
  static Ahead to(String site, Sites sites, Device device, Book book, Clock clock) {
    try {
      Optional<Before> before = sites.before(site);
      return new Ahead(
          before.map(each -> each.found().said().announcement()),
          before.map(
              each ->
                  Headstart.begin(() -> plan(each.found(), device, book, clock), each.holds())));
    } catch (CallFailed | DeviceFailed | CannotRemember e) {
      // said in a moment by who needs it
      return new Ahead(Optional.empty(), Optional.empty());
    }
  }

  private static Optional<Plan> plan(Found found, Device device, Book book, Clock clock)
      throws CallFailed, DeviceFailed, NoSite {
    Announcement site = found.said().announcement();
    Gate gate = Gates.of(found, book, clock);
    return SitePlans.of(device, site, Gates.order(site, book, clock), List.of(), gate).stream()
        .findFirst();
  }

  /** What was begun, if it still leads where the site is; else it is given up. */
  Optional<Headstart> towards(Announcement now) {
    if (before.filter(then -> isSameWay(then, now)).isPresent()) {
      return headstart;
    }
    close();
    return Optional.empty();
  }

  private static boolean isSameWay(Announcement one, Announcement other) {
    return one.ssh().equals(other.ssh())
        && one.gate().equals(other.gate())
        && one.addresses().equals(other.addresses());
  }

  @Override
  public void close() {
    headstart.ifPresent(Headstart::close);
  }
}
