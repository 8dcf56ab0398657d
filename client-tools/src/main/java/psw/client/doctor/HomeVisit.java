package psw.client.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import psw.client.api.Announced;
import psw.client.api.Reached;
import psw.client.knock.OwnAddress;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.announcement.SshEnd;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** The other door: looks at this device's own site, and whether others can reach it. */
public final class HomeVisit {
  private final OwnAddress.Observer outside;
  private final Optional<Here> here;
  private final Consumer<Finding> told;

  /**
   * Nothing is looked at yet.
   *
   * @param outside who says as whom this host is seen, and what time it is
   * @param here the host that the site is on; empty where that is not this one
   * @param told hears of each finding as soon as there is one
   */
  public HomeVisit(OwnAddress.Observer outside, Optional<Here> here, Consumer<Finding> told) {
    this.outside = outside;
    this.here = here;
    this.told = told;
  }

  /**
   * Looks at it.
   *
   * @param self what the site announces
   * @param places where it does
   * @param reached its addresses, and how they are known
   */
  public void examine(Announcement self, List<Announced> places, List<Reached> reached) {
    told.accept(Finding.of(What.PAIRED, self.name().text(), self.id().text()));
    if (places.isEmpty()) {
      told.accept(Finding.of(What.NOWHERE));
    }
    places.forEach(place -> told.accept(finding(place)));
    addresses(reached, self);
    told.accept(new Time(outside).look(self.addresses()));
    here.map(host -> new Premises(host, isBehindRouter(reached), told))
        .ifPresentOrElse(premises -> look(self, premises), () -> believe(self));
    if (self.ssh().isEmpty()) {
      told.accept(Finding.of(What.NO_SSH));
    }
  }

  private static void look(Announcement self, Premises premises) {
    premises.gate(self.gate());
    self.ssh().ifPresent(ssh -> premises.ssh(ssh, self.gate().isPresent()));
  }

  private void believe(Announcement self) {
    told.accept(self.gate().map(HomeVisit::finding).orElse(Finding.of(What.NO_GATE)));
    self.ssh().ifPresent(ssh -> told.accept(Finding.of(What.SSH, port(ssh), key(ssh), port(ssh))));
    told.accept(Finding.of(What.NOT_HERE));
  }

  private static Finding finding(Announced place) {
    return place.isCurrent()
        ? Finding.of(What.ANNOUNCED, place.url())
        : Finding.of(What.NOT_ANNOUNCED, place.url(), place.state(), place.error().orElse(""));
  }

  private void addresses(List<Reached> reached, Announcement self) {
    if (reached.isEmpty()) {
      told.accept(Finding.of(What.NO_ADDRESS));
    }
    for (Reached each : reached) {
      told.accept(finding(each, self));
    }
    List<IpAddress> all = reached.stream().map(Reached::address).toList();
    for (boolean v6 : new boolean[] {false, true}) {
      outside
          .seen(v6)
          .map(seen -> IpAddress.text(seen.address()))
          .filter(seen -> all.stream().noneMatch(one -> one.text().equals(seen)))
          .ifPresent(seen -> told.accept(Finding.of(What.SEEN_ELSEWHERE, seen)));
    }
    if (!all.isEmpty() && all.stream().noneMatch(IpAddress::isWide)) {
      told.accept(Finding.of(What.ONLY_PRIVATE));
    }
  }

  private Finding finding(Reached each, Announcement self) {
    String address = each.address().text();
    if (!each.address().isWide()) {
      return Finding.of(What.PRIVATE, address, each.from());
    }
    return isRouters(each)
        ? Finding.of(
            What.FORWARDED,
            address,
            each.from(),
            self.ssh().map(HomeVisit::port).orElse(""),
            self.gate().flatMap(GateKind::spa).map(Port::toString).orElse(""))
        : Finding.of(What.REACHED_AT, address, each.from());
  }

  // of another host only what is learned is known not to be its own
  private boolean isRouters(Reached each) {
    return here.map(host -> !host.own().contains(each.address().text()))
        .orElse(each.from().equals("rendez-vous"));
  }

  private boolean isBehindRouter(List<Reached> reached) {
    return !reached.isEmpty() && reached.stream().allMatch(this::isRouters);
  }

  private static Finding finding(GateKind gate) {
    if (gate.down()) {
      return Finding.of(What.GATE_DOWN);
    }
    return gate.spa()
        .map(port -> Finding.of(What.DATAGRAM, port.toString(), port.toString()))
        .orElse(Finding.of(What.SEQUENCE));
  }

  private static String port(SshEnd ssh) {
    return ssh.port().toString();
  }

  private static String key(SshEnd ssh) {
    return ssh.hostKeys().get(0);
  }
}
