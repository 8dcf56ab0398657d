package psw.client.doctor;

import java.util.List;
import java.util.function.Consumer;
import psw.client.api.Announced;
import psw.client.api.Reached;
import psw.client.knock.OwnAddress;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.value.IpAddress;

/** The other door: looks at this device's own site, and whether others can reach it. */
public final class HomeVisit {
  private final OwnAddress.Observer outside;
  private final Consumer<Finding> told;

  /**
   * Nothing is looked at yet.
   *
   * @param outside who says as whom this host is seen, and what time it is
   * @param told hears of each finding as soon as there is one
   */
  public HomeVisit(OwnAddress.Observer outside, Consumer<Finding> told) {
    this.outside = outside;
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
    addresses(reached);
    told.accept(new Time(outside).look(self.addresses()));
    told.accept(self.gate().map(HomeVisit::finding).orElse(Finding.of(What.NO_GATE)));
    told.accept(
        self.ssh()
            .map(ssh -> Finding.of(What.SSH, ssh.port().toString(), ssh.hostKeys().get(0)))
            .orElse(Finding.of(What.NO_SSH)));
  }

  private static Finding finding(Announced place) {
    return place.isCurrent()
        ? Finding.of(What.ANNOUNCED, place.url())
        : Finding.of(What.NOT_ANNOUNCED, place.url(), place.state(), place.error().orElse(""));
  }

  private void addresses(List<Reached> reached) {
    if (reached.isEmpty()) {
      told.accept(Finding.of(What.NO_ADDRESS));
    }
    for (Reached each : reached) {
      What what = each.address().isWide() ? What.REACHED_AT : What.PRIVATE;
      told.accept(Finding.of(what, each.address().text(), each.from()));
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

  private static Finding finding(GateKind gate) {
    if (gate.down()) {
      return Finding.of(What.GATE_DOWN);
    }
    return gate.spa().isPresent()
        ? Finding.of(What.DATAGRAM, gate.spa().get().toString())
        : Finding.of(What.SEQUENCE);
  }
}
