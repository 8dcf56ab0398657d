package psw.server.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** Times and places as a page says them; all of one page sees the same now. */
@Named
@RequestScoped
public class WordsPage {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Instant now;

  @Inject
  WordsPage(Clock clock) {
    this.now = clock.instant();
  }

  /** For the container's proxy alone. */
  protected WordsPage() {
    this.now = Instant.EPOCH;
  }

  /** When this page was made, ISO 8601. */
  public String getNowIso() {
    return now.toString();
  }

  /** When this page was made, to the second, in UTC. */
  public String getNowShort() {
    return at(now);
  }

  /** A time to the second, in UTC. */
  public String at(Instant time) {
    return SHORT.format(time);
  }

  /** How long until {@code until}. */
  public String left(Instant until) {
    return Spans.left(now, until);
  }

  /** How long since {@code at}. */
  public String ago(Instant at) {
    return Spans.ago(now, at);
  }

  /** Address and port as one text: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}. */
  public String place(IpAddress ip, Port port) {
    return (ip.isIpv6() ? "[" + ip + "]" : ip.text()) + ":" + port;
  }
}
