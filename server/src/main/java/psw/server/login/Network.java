package psw.server.login;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What one household or office has in common: an IPv4 /24, an IPv6 /64. */
public final class Network {
  private Network() {}

  /** The leading bytes of an address literal, in hexadecimal; empty for anything else. */
  public static String of(String literal) {
    try {
      // a literal, so nothing is looked up; IPv4-mapped ones come back as IPv4
      boolean isLiteral = literal.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
      byte[] raw = InetAddress.getByName(isLiteral ? literal : "").getAddress();
      int known = raw.length == 4 ? 3 : 8;
      return isLiteral ? HexFormat.of().formatHex(Arrays.copyOf(raw, known)) : "";
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
