package psw.broker.address;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.IpAddress;

/**
 * What was learned so far, made better look by look. What is only added counts at once; what goes
 * or changes when it was seen twice, and the rendez-vous were asked again in between.
 */
final class Learning {
  private final Hearsay hearsay;
  private final boolean forwarded;
  private final List<Told> remembered;
  private List<OnHost> host = List.of();
  private List<Reached> now = List.of();
  private List<IpAddress> doubted = List.of();

  /** {@code before}: what was announced in an earlier run, for as long as nobody answers. */
  Learning(Hearsay hearsay, boolean forwarded, List<IpAddress> before) {
    this.hearsay = hearsay;
    this.forwarded = forwarded;
    this.remembered = before.stream().map(address -> new Told(Optional.empty(), address)).toList();
  }

  /** What can be known before anybody was asked. */
  List<Reached> begin(List<OnHost> host) {
    this.host = host;
    now = choose();
    return now;
  }

  /** One look; where the site is reached. */
  List<Reached> look(List<OnHost> host, List<RendezvousUrl> rendezvous, Instant at)
      throws InterruptedException {
    if (!host.equals(this.host)) {
      hearsay.doubt();
    }
    this.host = host;
    hearsay.ask(rendezvous, Choice.unsure(host), at);
    List<Reached> wanted = choose();
    List<IpAddress> there = addresses(now);
    List<IpAddress> next = addresses(wanted);
    // a host without any address cannot tell anybody of that
    if (wanted.isEmpty()) {
      return now;
    }
    if (next.containsAll(there) || next.equals(doubted)) {
      now = wanted;
      doubted = List.of();
    } else {
      doubted = next;
      hearsay.doubt();
    }
    return now;
  }

  /** Whether nothing waits for a second look. */
  boolean isSure() {
    return doubted.isEmpty();
  }

  private List<Reached> choose() {
    List<Told> told = hearsay.told();
    List<Told> old =
        remembered.stream().filter(one -> told.stream().noneMatch(one::isOfTheFamilyOf)).toList();
    return Choice.of(
        host, Stream.concat(told.stream(), old.stream()).toList(), addresses(now), forwarded);
  }

  private static List<IpAddress> addresses(List<Reached> all) {
    return all.stream().map(Reached::address).toList();
  }
}
