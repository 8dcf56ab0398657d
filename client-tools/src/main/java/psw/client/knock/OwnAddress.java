package psw.client.knock;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * As which address a site sees what this host sends: the local one, or behind a router that
 * translates addresses the one that a rendez-vous saw. Which one holds is not known for certain, so
 * the rounds of knocks take turns.
 */
public final class OwnAddress {
  private final Observer observer;
  private final Map<Boolean, Optional<InetAddress>> observed = new HashMap<>();

  /** Somebody outside who says from which address he sees this host. */
  @FunctionalInterface
  public interface Observer {
    /** The address over IPv6 or IPv4; empty where nobody can say. */
    Optional<InetAddress> seen(boolean v6);
  }

  /** {@code observer} is asked when his word is needed, once for each family. */
  public OwnAddress(Observer observer) {
    this.observer = observer;
  }

  /**
   * What to claim.
   *
   * @param local the address that the datagram leaves by
   * @param site where it goes
   * @param round 0 for the first knock
   */
  public synchronized InetAddress claim(InetAddress local, InetAddress site, int round) {
    // between two in one network, and from an address of the wide world, nothing is translated
    boolean direct = isWide(local) || !isWide(site);
    if (direct && round == 0) {
      return local;
    }
    Set<InetAddress> candidates = new LinkedHashSet<>();
    if (direct) {
      candidates.add(local);
    }
    outside(local).ifPresent(candidates::add);
    candidates.add(local);
    return List.copyOf(candidates).get(round % candidates.size());
  }

  private Optional<InetAddress> outside(InetAddress local) {
    return observed.computeIfAbsent(local instanceof Inet6Address, observer::seen);
  }

  private static boolean isWide(InetAddress address) {
    byte[] raw = address.getAddress();
    int first = raw[0] & 0xff;
    boolean shared = raw.length == 4 && first == 100 && (raw[1] & 0xc0) == 0x40; // RFC 6598
    boolean local = raw.length == 16 && (first & 0xfe) == 0xfc; // RFC 4193
    return !shared
        && !local
        && !address.isSiteLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isLoopbackAddress();
  }
}
