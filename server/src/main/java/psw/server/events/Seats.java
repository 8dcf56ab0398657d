package psw.server.events;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Room for so many streams in all and from one address (IPv6: /64). */
final class Seats {
  private static final int IPV6_NETWORK = 8;

  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  /** What comes of asking. */
  enum Answer {
    YES,
    FULL,
    TOO_MANY_OF_ONE
  }

  Seats(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** Takes one for an address literal; what was taken is to be {@link #leave left} once. */
  synchronized Answer take(String address) {
    String one = network(address);
    if (taken.getOrDefault(one, 0) >= mostOfOne) {
      return Answer.TOO_MANY_OF_ONE;
    }
    if (all >= most) {
      return Answer.FULL;
    }
    taken.merge(one, 1, Integer::sum);
    all++;
    return Answer.YES;
  }

  synchronized void leave(String address) {
    taken.computeIfPresent(network(address), (one, count) -> count > 1 ? count - 1 : null);
    all--;
  }

  synchronized int taken() {
    return all;
  }

  private static String network(String literal) {
    try {
      // a literal, so nothing is looked up; IPv4-mapped ones come back as IPv4
      byte[] raw = InetAddress.getByName(literal).getAddress();
      return HexFormat.of().formatHex(Arrays.copyOf(raw, Math.min(raw.length, IPV6_NETWORK)));
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
