package psw.wire.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import psw.wire.value.BadValue.Reason;

/**
 * A unicast IP address where a service may listen: IPv4, or IPv6 in canonical form (RFC 5952);
 * IPv4-mapped ones are IPv4. Never a name, a zone, link-local, multicast, broadcast or unspecified.
 *
 * @param text the canonical literal, without brackets
 */
public record IpAddress(String text) {
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

  /** Reads a literal; part "ip". */
  public static IpAddress parse(String text) throws BadValue {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      throw new BadValue("ip", Reason.MALFORMED);
    }
    InetAddress address = literal(text);
    byte[] raw = address.getAddress();
    boolean reserved = raw.length == 4 && ((raw[0] & 0xff) >= 240 || raw[0] == 0);
    if (reserved
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()) {
      throw new BadValue("ip", Reason.OUT_OF_RANGE);
    }
    return new IpAddress(canonical(raw));
  }

  /** The same as the platform's type; asks no name server. */
  public InetAddress toInetAddress() {
    try {
      return literal(text);
    } catch (BadValue e) {
      throw new IllegalStateException(e);
    }
  }

  /** How any address is written, of whatever kind. */
  public static String text(InetAddress address) {
    return canonical(address.getAddress());
  }

  /** Whether this is IPv6. */
  public boolean isIpv6() {
    return text.indexOf(':') >= 0;
  }

  /**
   * Whether it may be reached from everywhere: not private (RFC 1918, RFC 4193), not shared by the
   * customers of a carrier (RFC 6598), not loopback; of IPv6 only what is given out today
   * (2000::/3), and none that stands for an IPv4 address.
   */
  public boolean isWide() {
    InetAddress address = toInetAddress();
    byte[] raw = address.getAddress();
    int first = raw[0] & 0xff;
    if (raw.length == 16) {
      return (first & 0xe0) == 0x20 && EmbeddedIpv4.of(raw).isEmpty();
    }
    boolean shared = first == 100 && (raw[1] & 0xc0) == 64;
    return !shared && !address.isSiteLocalAddress() && !address.isLoopbackAddress();
  }

  // a literal is never looked up
  private static InetAddress literal(String text) throws BadValue {
    try {
      return InetAddress.getByName(text.indexOf(':') >= 0 ? "[" + text + "]" : text);
    } catch (UnknownHostException e) {
      throw new BadValue("ip", Reason.MALFORMED);
    }
  }

  static String canonical(byte[] raw) {
    if (raw.length == 4) {
      return (raw[0] & 0xff)
          + "."
          + (raw[1] & 0xff)
          + "."
          + (raw[2] & 0xff)
          + "."
          + (raw[3] & 0xff);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = ((raw[2 * i] & 0xff) << 8) | (raw[2 * i + 1] & 0xff);
    }
    // the longest run of two or more zero groups, the first of equals, becomes "::"
    int from = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
      i = Math.max(i, end - 1);
    }
    StringBuilder out = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == from) {
        out.append("::");
        i += length - 1;
      } else {
        out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":");
        out.append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
