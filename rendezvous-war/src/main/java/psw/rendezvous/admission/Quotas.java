package psw.rendezvous.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import psw.server.settings.Limits;
import psw.wire.value.BrokerId;

/**
 * Who may send now. A broker's bucket is counted per network too, so that a stranger who writes
 * under its id from elsewhere uses up his own.
 */
final class Quotas {
  private static final int REMEMBERED = 100_000;
  private static final Duration DAY = Duration.ofDays(1);

  private record Sender(BrokerId broker, Network network) {}

  private record Day(Instant since, int newcomers) {}

  private final Limits limits;
  private final Map<Sender, Bucket> buckets = new Bounded<>(REMEMBERED);
  private final Map<Network, Day> days = new Bounded<>(REMEMBERED);

  Quotas(Limits limits) {
    this.limits = limits;
  }

  /** Zero if this broker may write now, else how long it should wait. */
  synchronized Duration write(BrokerId broker, Network network, Instant now) {
    return buckets
        .computeIfAbsent(
            new Sender(broker, network), s -> new Bucket(limits.burst(), limits.refill(), now))
        .take(now);
  }

  /** Zero if this network may bring in one more broker now, else how long it should wait. */
  synchronized Duration newcomer(Network network, Instant now) {
    Day day = day(network, now);
    return day.newcomers() < limits.newIds()
        ? Duration.ZERO
        : Duration.between(now, day.since().plus(DAY));
  }

  /** Remembers that this network brought one in. */
  synchronized void cameIn(Network network, Instant now) {
    Day day = day(network, now);
    days.put(network, new Day(day.since(), day.newcomers() + 1));
  }

  private Day day(Network network, Instant now) {
    Day day = days.get(network);
    return day == null || !now.isBefore(day.since().plus(DAY)) ? new Day(now, 0) : day;
  }
}
