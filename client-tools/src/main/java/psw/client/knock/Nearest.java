package psw.client.knock;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import psw.wire.value.IpAddress;

/**
 * In which order to try a site's addresses. A private one comes first where this host is behind the
 * same router, and last elsewhere: there it is a stranger's.
 */
public final class Nearest {
  private Nearest() {}

  /**
   * Orders them; those of the wide world keep the site's own order.
   *
   * @param outside asked only if one of the networks of this host could be the site's
   */
  public static List<IpAddress> order(List<IpAddress> announced, OwnAddress.Observer outside) {
    return order(announced, Nearest::isOnALink, outside);
  }

  static List<IpAddress> order(
      List<IpAddress> announced, Predicate<InetAddress> onALink, OwnAddress.Observer outside) {
    if (announced.size() < 2) {
      return announced;
    }
    List<IpAddress> near =
        announced.stream()
            .filter(address -> !address.isWide() && onALink.test(address.toInetAddress()))
            .filter(address -> isSeenAtOneOf(announced, address.isIpv6(), outside))
            .toList();
    List<IpAddress> wide = announced.stream().filter(IpAddress::isWide).toList();
    List<IpAddress> ordered = new ArrayList<>(near);
    Stream.concat(wide.stream(), announced.stream())
        .filter(address -> !ordered.contains(address))
        .distinct()
        .toList()
        .forEach(ordered::add);
    return ordered;
  }

  private static boolean isSeenAtOneOf(
      List<IpAddress> announced, boolean v6, OwnAddress.Observer outside) {
    List<InetAddress> routers =
        announced.stream()
            .filter(address -> address.isWide() && address.isIpv6() == v6)
            .map(IpAddress::toInetAddress)
            .toList();
    // where there is none, the order is right as it is
    return !routers.isEmpty()
        && outside.seen(v6).filter(seen -> routers.contains(seen.address())).isPresent();
  }

  private static boolean isOnALink(InetAddress address) {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(one -> one.getInterfaceAddresses().stream())
          .anyMatch(own -> isOn(own, address));
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean isOn(InterfaceAddress own, InetAddress address) {
    return Optional.ofNullable(own.getAddress())
        .filter(mine -> haveInCommon(mine.getAddress(), address.getAddress(), bits(own)))
        .isPresent();
  }

  private static int bits(InterfaceAddress own) {
    return Math.max(0, own.getNetworkPrefixLength());
  }

  /** Whether two addresses begin with the same bits. */
  static boolean haveInCommon(byte[] one, byte[] other, int bits) {
    if (one.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < Math.min(bits, 8 * one.length); bit++) {
      int mask = 0x80 >> bit % 8;
      if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
