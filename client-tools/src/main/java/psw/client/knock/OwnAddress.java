package psw.client.knock;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * As which address a site sees what this host sends: the local one, or behind a router that
 * translates addresses the one that a rendez-vous saw. Which one holds is not known for certain, so
 * the rounds of knocks take turns. The same one says how far this host's clock is ahead, which
 * rounds after the first believe: a gate refuses a knock whose time is more than a minute from its
 * own.
 *
 * <p>A rendez-vous is nobody to trust: it could name a stranger's address, who then sends the
 * datagram on that he saw. So nothing is believed that is not needed.
 */
public final class OwnAddress {
  private static final Duration NEAR = Duration.ofSeconds(5);
  private static final Duration FARTHEST = Duration.ofHours(12);

  private final Observer observer;
  private final Map<Boolean, Optional<Seen>> observed = new HashMap<>();

  /** Somebody outside who says as whom he sees this host. */
  @FunctionalInterface
  public interface Observer {
    /** What he sees over IPv6 or IPv4; empty where nobody can say. */
    Optional<Seen> seen(boolean v6);
  }

  /**
   * This host from outside.
   *
   * @param address the one that it comes from
   * @param ahead how far its clock is ahead of the observer's, below zero behind, if he says so
   */
  public record Seen(InetAddress address, Optional<Duration> ahead) {}

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
    if (isWide(local)) {
      return local;
    }
    Set<InetAddress> candidates = new LinkedHashSet<>();
    if (isWide(site)) {
      outside(local).map(Seen::address).ifPresent(candidates::add);
    } else if (round > 0) {
      // a network within a network; whoever says more than that would let in somebody from afar
      candidates.add(local);
      outside(local).map(Seen::address).filter(seen -> !isWide(seen)).ifPresent(candidates::add);
    }
    candidates.add(local);
    return List.copyOf(candidates).get(round % candidates.size());
  }

  /**
   * How far this host's clock is ahead, as far as is to be believed in this round. Only that it is
   * ahead is believed: a knock of a time that is yet to come is good then, for whoever keeps it.
   *
   * @param local the address that the datagram leaves by
   * @param round 0 for the first knock
   */
  public synchronized Duration ahead(InetAddress local, int round) {
    return round == 0
        ? Duration.ZERO
        : outside(local)
            .flatMap(Seen::ahead)
            // a second is what a date in whole seconds and the way there may cost
            .filter(ahead -> ahead.compareTo(NEAR) > 0 && ahead.compareTo(FARTHEST) <= 0)
            .orElse(Duration.ZERO);
  }

  private Optional<Seen> outside(InetAddress local) {
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
