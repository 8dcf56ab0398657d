package psw.server.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many requests with a body one address has under way. Each holds a thread until its body is
 * there, so that one caller with slow ones could keep all others waiting. An IPv6 /64 is one
 * address: whoever has one has all of it.
 */
final class Crowd {
  /** The most of one address. */
  static final int MOST = 64;

  private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();

  /** Lets one in, if there is room; {@link #leave} is to be called for it in the end. */
  boolean enter(String address) {
    boolean[] in = {false};
    underWay.compute(
        key(address),
        (key, count) -> {
          int before = count == null ? 0 : count;
          in[0] = before < MOST;
          return in[0] ? before + 1 : before;
        });
    return in[0];
  }

  /** One that was let in is over. */
  void leave(String address) {
    underWay.computeIfPresent(key(address), (key, count) -> count == 1 ? null : count - 1);
  }

  private static String key(String literal) {
    try {
      // a literal of the container's, so nothing is looked up
      byte[] raw = InetAddress.getByName(literal).getAddress();
      return HexFormat.of().formatHex(raw.length == 4 ? raw : Arrays.copyOf(raw, 8));
    } catch (UnknownHostException e) {
      return literal;
    }
  }
}
