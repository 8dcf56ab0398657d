package psw.rendezvous.mailbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who shares a limit: one IPv4 address, or one IPv6 /64.
 *
 * @param prefix the leading bytes in hexadecimal
 */
record Household(String prefix) {
  /** The household of an address literal. */
  static Household of(String literal) {
    try {
      // a literal, so nothing is looked up; IPv4-mapped ones come back as IPv4
      byte[] raw = InetAddress.getByName(literal).getAddress();
      return new Household(HexFormat.of().formatHex(Arrays.copyOf(raw, raw.length == 4 ? 4 : 8)));
    } catch (UnknownHostException e) {
      return new Household("");
    }
  }

  /**
   * All households of its network, as a pattern of LIKE: of IPv6 the /48, since one customer may
   * have every /64 of it; of IPv4 this one alone.
   */
  String network() {
    return prefix.length() == 16 ? prefix.substring(0, 12) + "____" : prefix;
  }
}
