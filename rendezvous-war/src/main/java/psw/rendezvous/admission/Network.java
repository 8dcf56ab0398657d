package psw.rendezvous.admission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, as coarse as one owner: IPv4 /24, IPv6 /48.
 *
 * @param prefix the leading bytes in hexadecimal
 */
record Network(String prefix) {
  /** The network of an address literal. */
  static Network of(String literal) {
    try {
      // a literal, so nothing is looked up; IPv4-mapped ones come back as IPv4
      byte[] raw = InetAddress.getByName(literal).getAddress();
      return new Network(HexFormat.of().formatHex(Arrays.copyOf(raw, raw.length == 4 ? 3 : 6)));
    } catch (UnknownHostException e) {
      return new Network("");
    }
  }
}
