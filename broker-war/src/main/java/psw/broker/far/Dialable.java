package psw.broker.far;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import psw.wire.value.BadValue;
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

  // an IPv4 address within an IPv6 one: compatible (RFC 4291), translated (RFC 6052, 8215), 6to4
  private static final byte[] COMPATIBLE = new byte[12];
  private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b};
  private static final byte[] SIX_TO_FOUR = {0x20, 0x02};
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
              : within(raw).stream().allMatch(Dialable::isV4));
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

  private static List<byte[]> within(byte[] raw) {
    boolean last = begins(raw, TRANSLATED) || (begins(raw, COMPATIBLE) && !isLoopback(raw));
    if (last) {
      return List.of(Arrays.copyOfRange(raw, 12, 16));
    }
    return begins(raw, SIX_TO_FOUR) ? List.of(Arrays.copyOfRange(raw, 2, 6)) : List.of();
  }

  private static boolean isLoopback(byte[] raw) {
    return raw[12] == 0 && raw[13] == 0 && raw[14] == 0 && raw[15] == 1;
  }

  private static boolean begins(byte[] raw, byte[] prefix) {
    return Arrays.equals(raw, 0, prefix.length, prefix, 0, prefix.length);
  }
}
