package psw.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Connections of those who did not log in yet, counted by household: one IPv4 address, or one IPv6
 * /64. Who only stays takes nobody's place: a login is done in a second, so when all are taken the
 * one that came first of the fullest household has to go.
 *
 * @param <S> a connection
 */
final class Strangers<S> {
  /** So many at once are heard, as MaxStartups has it. */
  static final int MOST = 60;

  /** One household leaves room for others. */
  static final int MOST_OF_ONE = 10;

  private final Map<S, String> present = new LinkedHashMap<>(); // by their coming

  /**
   * What becomes of one that comes.
   *
   * @param enters whether it is heard
   * @param instead of whom, who is heard no more
   */
  record Answer<S>(boolean enters, Optional<S> instead) {}

  /** Counts one in, unless its household has its share. */
  synchronized Answer<S> enter(S who, InetAddress from) {
    String home = household(from);
    if (count(home) >= MOST_OF_ONE) {
      return new Answer<>(false, Optional.empty());
    }
    Optional<S> instead = present.size() < MOST ? Optional.empty() : firstOfFullest();
    instead.ifPresent(present::remove);
    present.put(who, home);
    return new Answer<>(true, instead);
  }

  /** Counts one out, if it is in. */
  synchronized void leave(S who) {
    present.remove(who);
  }

  private Optional<S> firstOfFullest() {
    int most = present.values().stream().mapToInt(this::count).max().orElse(0);
    return present.entrySet().stream()
        .filter(each -> count(each.getValue()) == most)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private int count(String home) {
    return Collections.frequency(present.values(), home);
  }

  private static String household(InetAddress from) {
    byte[] address = from.getAddress();
    return from instanceof Inet6Address
        ? Arrays.toString(Arrays.copyOf(address, 8)) + "/64"
        : Arrays.toString(address);
  }
}
