package psw.wire.grant;

import java.time.Instant;
import java.util.regex.Pattern;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.SshFingerprint;

/**
 * Leave for one key to reach one service.
 *
 * @param id the broker's name for it, 1 to 32 of {@code A-Za-z0-9_-}; stands in logs
 * @param key whose leave
 * @param ip where the service listens, seen from the site
 * @param port where the service listens
 * @param until when the leave ends; it holds before, not at that instant; kept in whole seconds
 */
public record Grant(String id, SshFingerprint key, IpAddress ip, Port port, Instant until) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  // the file for sshd has a year of four digits
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** Cuts {@code until} to whole seconds, which is what sshd can hold to. */
  public Grant {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("no grant id");
    }
    until = Instant.ofEpochSecond((until.isAfter(LAST) ? LAST : until).getEpochSecond());
  }

  boolean isAliveAt(Instant now) {
    return now.isBefore(until);
  }

  /** The target as sshd writes it: an address literal, IPv6 in brackets, and a port. */
  String target() {
    return AuthorizedLine.target(ip.text(), port.number());
  }
}
