package psw.client.doctor;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.knock.OwnAddress;
import psw.client.knock.Sender;
import psw.wire.knock.Heard;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** Why a gate that was knocked at by datagrams stays shut. */
final class Silence {
  // the gate writes once a second, the broker looks as often, and what it says travels
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration AGAIN = Duration.ofMillis(500);

  private final OwnAddress.Observer outside;
  private final Doctor.Echo echo;
  private final List<Sender.Sent> sent;

  /** {@code sent} are all knocks since the gate was shut. */
  Silence(OwnAddress.Observer outside, Doctor.Echo echo, List<Sender.Sent> sent) {
    this.outside = outside;
    this.echo = echo;
    this.sent = sent;
  }

  /** The cause, as far as the site tells it. */
  Finding explain(Port port) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<Heard> heard = heard();
      if (heard.isPresent()) {
        return finding(heard.get());
      }
      if (System.nanoTime() - deadline >= 0) {
        return Finding.of(What.NOT_HEARD, port.toString());
      }
      Thread.sleep(AGAIN.toMillis());
    }
  }

  // of an earlier knock it says nothing that would help
  private Optional<Heard> heard() {
    try {
      return echo.now().filter(heard -> knock(heard).isPresent());
    } catch (CallFailed | DeviceFailed e) {
      return Optional.empty();
    }
  }

  private Optional<Sender.Sent> knock(Heard heard) {
    return sent.stream().filter(each -> each.tag().equals(heard.tag())).findFirst();
  }

  private Finding finding(Heard heard) {
    return switch (heard.what()) {
      case CLOCK -> Finding.of(What.REFUSED_CLOCK, Long.toString(heard.ahead()));
      case SOURCE ->
          Finding.of(
              What.REFUSED_SOURCE,
              heard.from().text(),
              knock(heard).map(Sender.Sent::claimed).map(IpAddress::text).orElse(""));
      case NO_GRANT -> Finding.of(What.REFUSED_GRANT);
      case REPLAY -> Finding.of(What.REFUSED_REPLAY);
      case TOO_OFTEN -> Finding.of(What.REFUSED_OFTEN);
      case MALFORMED, FAILED -> Finding.of(What.REFUSED_OTHERWISE);
      case OPENED -> opened(heard.from());
    };
  }

  private Finding opened(IpAddress from) {
    InetAddress knocked = from.toInetAddress();
    Optional<String> connects =
        outside.seen(knocked instanceof Inet6Address).map(seen -> IpAddress.text(seen.address()));
    return connects.isPresent() && !connects.get().equals(from.text())
        ? Finding.of(What.OPENED_ELSEWHERE, from.text(), connects.get())
        : Finding.of(What.OPENED_IN_VAIN, from.text());
  }
}
