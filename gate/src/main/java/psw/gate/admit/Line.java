package psw.gate.admit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the helper is asked: {@code 4} and an IPv4 address with dots, or {@code 6} and the 32
 * hexadecimal digits of an IPv6 address; a space between, a line feed at the end.
 */
final class Line {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile("4 (" + BYTE + "(\\." + BYTE + "){3})\n");
  private static final Pattern V6 = Pattern.compile("6 ([0-9a-f]{32})\n");

  private Line() {}

  static String of(InetAddress address) {
    // digits alone: the text of an IPv6 address may name an interface
    return address instanceof Inet4Address
        ? "4 " + address.getHostAddress() + '\n'
        : "6 " + HexFormat.of().formatHex(address.getAddress()) + '\n';
  }

  /** The address; empty when it is no such line, to the last byte, or nobody's alone. */
  static Optional<InetAddress> parse(String text) {
    var v4 = V4.matcher(text);
    var v6 = V6.matcher(text);
    try {
      if (v4.matches()) {
        return Optional.of(InetAddress.getByName(v4.group(1))).filter(Line::isOfOne);
      }
      if (v6.matches()) {
        InetAddress address = InetAddress.getByAddress(HexFormat.of().parseHex(v6.group(1)));
        // an IPv4 address has one spelling
        return Optional.of(address).filter(a -> !(a instanceof Inet4Address)).filter(Line::isOfOne);
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // a literal is never looked up
    }
  }

  // nothing comes from another: no knock, and no connection
  private static boolean isOfOne(InetAddress address) {
    return !address.isAnyLocalAddress()
        && !address.isMulticastAddress()
        && !address.getHostAddress().equals("255.255.255.255");
  }
}
