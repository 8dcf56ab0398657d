package psw.client.cli;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import psw.client.api.Directory;
import psw.client.api.WhoAmI;
import psw.client.knock.Gate;
import psw.client.knock.OwnAddress;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.knock.KnockKey;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/** How a site's gate is opened: by what it gave this device, and what it announces. */
final class Gates {
  private Gates() {}

  /**
   * The gate.
   *
   * @param leave what the site gave this device when they paired
   * @param outside who may know as which address this host is seen
   */
  static Gate of(
      Optional<KnockLeave> leave, Announcement site, List<Directory> outside, Clock clock) {
    if (leave.isEmpty()) {
      return new Gate.None();
    }
    Optional<Port> spa = site.gate().flatMap(GateKind::spa);
    return leave.get().mode() == KnockLeave.Mode.SEQUENCE || spa.isEmpty()
        ? Gate.of(leave.get().ports())
        : new Gate.Datagram(
            key(leave.get(), site), spa.get(), new OwnAddress(v6 -> seen(outside, v6)), clock);
  }

  private static KnockKey key(KnockLeave leave, Announcement site) {
    try {
      return KnockKey.parse(leave.id(), leave.key(), KnockKey.site(site.key()));
    } catch (BadValue e) {
      throw new IllegalStateException(e); // both were read before
    }
  }

  private static Optional<InetAddress> seen(List<Directory> outside, boolean v6) {
    return outside.stream()
        .map(directory -> WhoAmI.ask(directory.server(), v6))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
