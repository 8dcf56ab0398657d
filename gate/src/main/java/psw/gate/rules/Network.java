package psw.gate.rules;

import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.IpAddress;

/**
 * The addresses that begin alike.
 *
 * @param first the lowest of them
 * @param prefix how many bits are alike, 1 to 32 (IPv4) or 128
 */
public record Network(IpAddress first, int prefix) {
  private static final Pattern BITS = Pattern.compile("[1-9][0-9]{0,2}");

  /** Reads {@code 192.168.0.0/16}, or one address; part "network". */
  static Network parse(String text) throws BadValue {
    int slash = text.indexOf('/');
    IpAddress first = first(slash < 0 ? text : text.substring(0, slash));
    int most = first.isIpv6() ? 128 : 32;
    String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
    if (!BITS.matcher(bits).matches()) {
      throw new BadValue("network", Reason.MALFORMED);
    }
    int prefix = Integer.parseInt(bits);
    // all addresses of a family are no network: that is "public", for both
    if (prefix < 1 || prefix > most || hasBitsBeyond(first, prefix)) {
      throw new BadValue("network", Reason.OUT_OF_RANGE);
    }
    return new Network(first, prefix);
  }

  private static IpAddress first(String text) throws BadValue {
    try {
      return IpAddress.parse(text);
    } catch (BadValue e) {
      throw e.in("network");
    }
  }

  private static boolean hasBitsBeyond(IpAddress first, int prefix) {
    byte[] raw = first.toInetAddress().getAddress();
    for (int bit = prefix; bit < raw.length * 8; bit++) {
      if ((raw[bit / 8] & (0x80 >> bit % 8)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether of IPv6. */
  public boolean isIpv6() {
    return first.isIpv6();
  }

  @Override
  public String toString() {
    return first + "/" + prefix;
  }
}
