package psw.client.tunnel;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;

/** The addresses of this host by which it may be on a network now. */
final class Addresses {
  private Addresses() {}

  /** Those of interfaces that are up, loopback's too; none when the system does not say. */
  static Set<InetAddress> now() {
    Set<InetAddress> all = new HashSet<>();
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        if (each.isUp()) {
          each.inetAddresses().forEach(all::add);
        }
      }
    } catch (SocketException e) {
      return Set.of();
    }
    return all;
  }

  /** Whether the system says that an address is none of this host's any more. */
  static boolean isLost(InetAddress address) {
    try {
      return !address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) == null;
    } catch (SocketException e) {
      return false;
    }
  }
}
