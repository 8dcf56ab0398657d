package psw.wire.grant;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import psw.wire.value.BadValue;
import psw.wire.value.EmbeddedIpv4;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/**
 * The site's own machinery, to which no grant may lead: through a tunnel a peer is a local user.
 *
 * @param addresses every address of the host beside the loopback ones
 * @param ports the broker's (8000, 8443) and the SSH server's
 */
public record Own(Set<IpAddress> addresses, Set<Port> ports) {
  /** Copies the sets in. */
  public Own {
    addresses = Set.copyOf(addresses);
    ports = Set.copyOf(ports);
  }

  /** Refuses a target that is the site's own; part "port". */
  public void refuse(IpAddress ip, Port port) throws BadValue {
    if (isAt(ip, port)) {
      throw new BadValue("port", BadValue.Reason.OUT_OF_RANGE);
    }
  }

  boolean isAt(IpAddress ip, Port port) {
    return ports.contains(port)
        && (isHere(ip.toInetAddress())
            || EmbeddedIpv4.of(ip.toInetAddress().getAddress()).stream().anyMatch(this::isHere));
  }

  private boolean isHere(byte[] ipv4) {
    try {
      return isHere(InetAddress.getByAddress(ipv4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // four bytes are always an address
    }
  }

  // what is unspecified is this host as well
  private boolean isHere(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || addresses.stream().anyMatch(own -> own.toInetAddress().equals(address));
  }
}
