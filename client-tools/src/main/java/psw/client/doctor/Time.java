package psw.client.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import psw.client.knock.OwnAddress;
import psw.wire.knock.Knocking;
import psw.wire.value.IpAddress;

/** Whether this host's clock is right. */
final class Time {
  private static final Duration NEAR = Duration.ofSeconds(10);

  private final OwnAddress.Observer outside;

  Time(OwnAddress.Observer outside) {
    this.outside = outside;
  }

  /** Compares it with that of who can be asked over one of the families of these addresses. */
  Finding look(List<IpAddress> addresses) {
    Optional<Duration> ahead =
        Stream.concat(addresses.stream().map(IpAddress::isIpv6), Stream.of(false, true))
            .distinct()
            .flatMap(v6 -> outside.seen(v6).stream())
            .flatMap(seen -> seen.ahead().stream())
            .findFirst();
    return ahead.map(Time::finding).orElse(Finding.of(What.CLOCK_UNKNOWN));
  }

  private static Finding finding(Duration ahead) {
    String seconds = Long.toString(ahead.toSeconds());
    if (ahead.abs().compareTo(NEAR) < 0) {
      return Finding.of(What.CLOCK_RIGHT);
    }
    return Finding.of(
        ahead.abs().compareTo(Knocking.SKEW.minus(NEAR)) < 0 ? What.CLOCK_NEARLY : What.CLOCK_OFF,
        seconds);
  }
}
