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
        if (isUp(each)) {
          each.inetAddresses().forEach(all::add);
        }
      }
    } catch (SocketException e) {
      return Set.of();
    }
    return all;
  }

  private static boolean isUp(NetworkInterface one) {
    try {
      return one.isUp();
    } catch (SocketException e) {
      // gone meanwhile, or of a name that Java cannot ask about
      return false;
    }
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
