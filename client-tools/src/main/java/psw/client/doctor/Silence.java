package psw.client.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.knock.OwnAddress;
import psw.client.knock.Sender;
import psw.wire.knock.Heard;
import psw.wire.value.IpAddress;

/**
 * Why a gate that was knocked at by datagrams stays shut. A site tells at once what its gate
 * refused, but nothing of what it let in, nor of a replay after that, which anybody could send. So
 * where nothing was told two more are sent that open nothing: one of a time just after the others,
 * which is refused for what it claims unless they came too late, and one of a time that is over,
 * which is told in any case.
 */
final class Silence {
  // the gate writes once a second, the broker looks every half, and announces every five at most
  private static final Duration PATIENCE = Duration.ofSeconds(9);
  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final Duration OVER = Duration.ofMinutes(2);

  private final OwnAddress.Observer outside;
  private final Doctor.Echo echo;
  private final Gate.Datagram gate;
  private final List<Sender.Sent> sent;
  private final Duration patience;

  /** {@code sent} are all knocks since the gate was shut. */
  Silence(
      OwnAddress.Observer outside, Doctor.Echo echo, Gate.Datagram gate, List<Sender.Sent> sent) {
    this(outside, echo, gate, sent, PATIENCE);
  }

  Silence(
      OwnAddress.Observer outside,
      Doctor.Echo echo,
      Gate.Datagram gate,
      List<Sender.Sent> sent,
      Duration patience) {
    this.outside = outside;
    this.echo = echo;
    this.gate = gate;
    this.sent = sent;
    this.patience = patience;
  }

  /**
   * The cause, as far as the site tells it.
   *
   * @param site the address that was knocked at last
   */
  Finding explain(InetAddress site) throws InterruptedException {
    Optional<Heard> heard = awaited(sent);
    if (heard.isPresent()) {
      return finding(heard.get());
    }
    Instant now = gate.clock().instant();
    List<Sender.Sent> asked = ask(site, now);
    return awaited(asked)
        .map(answer -> finding(answer, knock(answer, asked).orElseThrow(), now))
        .orElseGet(() -> Finding.of(What.NOT_HEARD, gate.port().toString(), IpAddress.text(site)));
  }

  private List<Sender.Sent> ask(InetAddress site, Instant now) {
    Instant last = sent.stream().map(Sender.Sent::at).max(Instant::compareTo).orElse(now);
    try {
      return List.of(one(site, last.plusMillis(1)), one(site, now.minus(OVER)));
    } catch (IOException e) {
      return List.of();
    }
  }

  private Sender.Sent one(InetAddress site, Instant at) throws IOException {
    Clock then = Clock.fixed(at, ZoneOffset.UTC);
    return new Sender(new Gate.Datagram(gate.key(), gate.port(), gate.own(), then)).ask(site);
  }

  private Finding finding(Heard answer, Sender.Sent asked, Instant now) {
    return switch (answer.what()) {
      case REPLAY -> replay(answer.ahead() + Duration.between(asked.at(), now).toSeconds());
      // its time would do, so theirs did
      case SOURCE, CLOCK -> opened(answer.from());
      default -> finding(answer);
    };
  }

  private static Finding replay(long ahead) {
    return Finding.of(What.REFUSED_REPLAY, Long.toString(ahead));
  }

  private Optional<Heard> awaited(List<Sender.Sent> knocks) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<Heard> heard = heard(knocks);
      if (heard.isPresent() || System.nanoTime() - deadline >= 0) {
        return heard;
      }
      Thread.sleep(AGAIN.toMillis());
    }
  }

  // of an earlier knock it says nothing that would help
  private Optional<Heard> heard(List<Sender.Sent> knocks) {
    try {
      return echo.now().filter(heard -> knock(heard, knocks).isPresent());
    } catch (CallFailed | DeviceFailed e) {
      return Optional.empty();
    }
  }

  private static Optional<Sender.Sent> knock(Heard heard, List<Sender.Sent> knocks) {
    return knocks.stream().filter(each -> each.tag().equals(heard.tag())).findFirst();
  }

  private Finding finding(Heard heard) {
    return switch (heard.what()) {
      case CLOCK -> Finding.of(What.REFUSED_CLOCK, Long.toString(heard.ahead()));
      case SOURCE -> source(heard.from(), knock(heard, sent));
      case NO_GRANT -> Finding.of(What.REFUSED_GRANT);
      case REPLAY -> replay(heard.ahead());
      case TOO_OFTEN -> Finding.of(What.REFUSED_OFTEN);
      case MALFORMED, FAILED -> Finding.of(What.REFUSED_OTHERWISE);
      case OPENED -> opened(heard.from());
    };
  }

  // knocks take turns in what they claim: one may have opened the gate before another was refused
  private Finding source(IpAddress from, Optional<Sender.Sent> refused) {
    if (sent.stream().anyMatch(one -> IpAddress.text(one.claimed()).equals(from.text()))) {
      return opened(from);
    }
    return Finding.of(
        seen(from).isPresent() ? What.REFUSED_SOURCE : What.REFUSED_UNSEEN,
        from.text(),
        refused.map(Sender.Sent::claimed).map(IpAddress::text).orElse(""));
  }

  private Optional<String> seen(IpAddress from) {
    return outside.seen(from.isIpv6()).map(seen -> IpAddress.text(seen.address()));
  }

  private Finding opened(IpAddress from) {
    Optional<String> connects = seen(from);
    if (connects.isEmpty()) {
      return Finding.of(What.OPENED_UNSEEN, from.text(), from.isIpv6() ? "IPv6" : "IPv4");
    }
    return connects.get().equals(from.text())
        ? Finding.of(What.OPENED_IN_VAIN, from.text())
        : Finding.of(What.OPENED_ELSEWHERE, from.text(), connects.get());
  }
}
