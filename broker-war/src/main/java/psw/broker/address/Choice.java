package psw.broker.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import psw.broker.address.Reached.From;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.IpAddress;

/**
 * Which addresses a site is announced at, as a pure function. Who wants to come tries them in turn,
 * so their order is: what the host has, what it is told, what is of its own network alone.
 */
final class Choice {
  /** At most that many of one kind and family. */
  static final int MOST = 2;

  private Choice() {}

  /**
   * Chooses.
   *
   * @param told what the rendez-vous say, in the order in which they are set
   * @param before what was announced last: between equals it stays
   * @param forwarded whether a router leads ports of its own here, which the host itself has not
   */
  static List<Reached> of(
      List<OnHost> host, List<Told> told, Collection<IpAddress> before, boolean forwarded) {
    List<Reached> own = new ArrayList<>();
    List<Reached> claimed = new ArrayList<>();
    for (boolean v6 : new boolean[] {true, false}) {
      List<Reached> wide = wide(host, v6);
      own.addAll(wide);
      if (wide.isEmpty()) {
        claimed.addAll(claimed(told, before, v6));
      }
    }
    if (forwarded && !claimed.isEmpty()) {
      return claimed;
    }
    List<Reached> all = new ArrayList<>(own);
    all.addAll(claimed);
    boolean translated = wide(host, false).isEmpty();
    if (translated) {
      all.addAll(near(host, false));
    }
    return all.isEmpty() ? near(host, true) : all;
  }

  /** The families, true for IPv6, in which others must say as whom they see this host. */
  static List<Boolean> unsure(List<OnHost> host) {
    return List.of(true, false).stream()
        .filter(v6 -> wide(host, v6).isEmpty())
        .filter(v6 -> host.stream().anyMatch(one -> one.address().isIpv6() == v6))
        .toList();
  }

  private static List<Reached> wide(List<OnHost> host, boolean v6) {
    Predicate<OnHost> wide = one -> one.address().isIpv6() == v6 && one.address().isWide();
    List<Reached> lasting = some(host, wide.and(one -> !one.temporary()), MOST);
    return lasting.isEmpty() ? some(host, wide, MOST) : lasting;
  }

  private static List<Reached> near(List<OnHost> host, boolean v6) {
    Predicate<OnHost> near =
        one -> one.address().isIpv6() == v6 && !one.address().isWide() && !one.temporary();
    List<Reached> outward = some(host, near.and(OnHost::outward), 1);
    return outward.isEmpty() ? some(host, near, 1) : outward;
  }

  private static List<Reached> some(List<OnHost> host, Predicate<OnHost> which, int most) {
    return host.stream()
        .filter(which)
        .map(one -> new Reached(one.address(), From.INTERFACE, List.of()))
        .limit(most)
        .toList();
  }

  private static List<Reached> claimed(List<Told> told, Collection<IpAddress> before, boolean v6) {
    Map<IpAddress, List<RendezvousUrl>> votes = new LinkedHashMap<>();
    for (Told one : told) {
      if (one.address().isIpv6() == v6 && one.address().isWide()) {
        votes
            .computeIfAbsent(one.address(), address -> new ArrayList<>())
            .addAll(one.by().stream().toList());
      }
    }
    int most = votes.values().stream().mapToInt(List::size).max().orElse(0);
    return votes.entrySet().stream()
        .filter(vote -> vote.getValue().size() == most)
        .sorted(Comparator.comparing(vote -> !before.contains(vote.getKey())))
        .limit(MOST)
        .map(vote -> new Reached(vote.getKey(), From.RENDEZVOUS, vote.getValue()))
        .toList();
  }
}
