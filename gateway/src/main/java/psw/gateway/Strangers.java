package psw.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Connections of those who did not log in yet, counted by household: one IPv4 address, or one IPv6
 * /64.
 */
final class Strangers {
  /** As MaxStartups has it: beyond that nobody more is heard. */
  static final int MOST = 60;

  /** One household leaves room for others. */
  static final int MOST_OF_ONE = 10;

  private final Map<String, Integer> present = new HashMap<>();
  private int all;

  /** Counts one in, if there is room. */
  synchronized boolean enter(InetAddress from) {
    int here = present.getOrDefault(household(from), 0);
    if (all >= MOST || here >= MOST_OF_ONE) {
      return false;
    }
    all++;
    present.put(household(from), here + 1);
    return true;
  }

  /** Counts one out. */
  synchronized void leave(InetAddress from) {
    all--;
    present.computeIfPresent(household(from), (home, here) -> here > 1 ? here - 1 : null);
  }

  private static String household(InetAddress from) {
    byte[] address = from.getAddress();
    return from instanceof Inet6Address
        ? Arrays.toString(Arrays.copyOf(address, 8)) + "/64"
        : Arrays.toString(address);
  }
}
