package psw.client.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.knock.Nearest;
import psw.client.knock.OwnAddress;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;
import psw.client.site.Found;
import psw.pairing.pin.ServerUrl;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.knock.KnockKey;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** How a site's gate is opened: by what it gave this device, and what it announces. */
final class Gates {
  private Gates() {}

  /** The gate of a site, as far as the site told this device how to knock. */
  static Gate of(Found found, Book book, Clock clock) throws CallFailed, DeviceFailed {
    Optional<Acquaintance> peer = found.site().peer();
    Optional<KnockLeave> leave = peer.isPresent() ? book.knock(peer.get()) : Optional.empty();
    return of(
        leave, found.said().announcement(), new OwnAddress(outside(book, clock)::seen), clock);
  }

  /** Who may be asked as whom this host is seen. */
  static Outside outside(Book book, Clock clock) {
    return new Outside(() -> observers(book), clock);
  }

  // who cannot be asked is no reason not to knock
  private static List<ServerUrl> observers(Book book) {
    try {
      return Stream.concat(Settings.rendezvous().stream(), book.observers().stream())
          .distinct()
          .toList();
    } catch (CallFailed | DeviceFailed e) {
      return Settings.rendezvous();
    }
  }

  private static Gate of(
      Optional<KnockLeave> leave, Announcement site, OwnAddress own, Clock clock) {
    if (leave.isEmpty()) {
      return new Gate.None();
    }
    Optional<Port> spa = site.gate().flatMap(GateKind::spa);
    return leave.get().mode() == KnockLeave.Mode.SEQUENCE || spa.isEmpty()
        ? Gate.of(leave.get().ports())
        : new Gate.Datagram(key(leave.get(), site), spa.get(), own, clock);
  }

  /** A site's addresses in the order in which to try them from here. */
  static List<IpAddress> order(Announcement site, Book book, Clock clock) {
    return Nearest.order(site.addresses(), outside(book, clock)::seen);
  }

  private static KnockKey key(KnockLeave leave, Announcement site) {
    try {
      return KnockKey.parse(leave.id(), leave.key(), KnockKey.site(site.key()));
    } catch (BadValue e) {
      throw new IllegalStateException(e); // both were read before
    }
  }
}
