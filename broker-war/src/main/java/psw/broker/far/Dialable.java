package psw.broker.far;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import psw.wire.value.BadValue;
import psw.wire.value.EmbeddedIpv4;
import psw.wire.value.IpAddress;

/**
 * Which addresses this broker connects to when somebody names a host: unicast ones, also of home
 * networks and of this machine, but none that is link-local or where a cloud tells its machines
 * their secrets. What is asked is the address, however it was spelled and wherever it came from.
 */
final class Dialable {
  // where clouds answer their machines: Amazon, Google, Oracle (IPv6); Alibaba, Azure; the others
  // are link-local. 192.0.0.0/24 (RFC 6890) is nobody's host, and Oracle's once
  private static final Set<String> METADATA =
      Set.of(
          "fd00:ec2::254",
          "fd20:ce::254",
          "fd00:c1::a9fe:a9fe",
          "100.100.100.200",
          "168.63.129.16");

  private static final byte[] PROTOCOLS = {(byte) 192, 0, 0};

  private Dialable() {}

  /** Whether all of them may be connected to. */
  static boolean all(List<InetAddress> addresses) {
    return addresses.stream().allMatch(Dialable::is);
  }

  /** Whether it may be connected to. */
  static boolean is(InetAddress address) {
    try {
      // IPv4-mapped ones become IPv4, and zones are dropped
      InetAddress plain = InetAddress.getByAddress(address.getAddress());
      // what is unspecified, link-local, multicast or reserved is refused there
      String text = IpAddress.parse(plain.getHostAddress()).text();
      byte[] raw = plain.getAddress();
      return !METADATA.contains(text)
          && (raw.length == 4
              ? !begins(raw, PROTOCOLS)
              : EmbeddedIpv4.of(raw).stream().allMatch(Dialable::isV4));
    } catch (BadValue | UnknownHostException e) {
      return false;
    }
  }

  private static boolean isV4(byte[] raw) {
    try {
      return is(InetAddress.getByAddress(raw));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean begins(byte[] raw, byte[] prefix) {
    return Arrays.equals(raw, 0, prefix.length, prefix, 0, prefix.length);
  }
}
