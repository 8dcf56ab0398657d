package psw.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/**
 * The reverse proxies whose word counts (setting {@code psw.proxy}). From anybody else forwarding
 * headers do one thing: who sends them is not taken for a caller on this machine.
 */
final class Proxies {
  static final Proxies NONE = new Proxies(Set.of());

  private static final String FORWARDED = "Forwarded";
  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";

  /** What proxies add, believed or not. */
  private static final List<String> SIGNS =
      List.of(FORWARDED, FOR, PROTO, "X-Forwarded-Host", "X-Real-IP", "Via");

  private final Set<String> trusted;

  Proxies(Collection<IpAddress> trusted) {
    this.trusted = trusted.stream().map(IpAddress::text).collect(Collectors.toUnmodifiableSet());
  }

  /** Who sends this request, over what. */
  Connection judge(HttpServletRequest request) {
    String peer = peer(request.getRemoteAddr());
    boolean relayed = SIGNS.stream().anyMatch(sign -> request.getHeader(sign) != null);
    return relayed && trusted.contains(peer)
        ? told(peer, request)
        : new Connection(peer, request.isSecure(), isLoopback(peer) && !relayed);
  }

  private Connection told(String peer, HttpServletRequest request) {
    Optional<Hop> standard = caller(peer, Hop.forwarded(lines(request, FORWARDED)));
    Optional<Hop> older = caller(peer, Hop.forwardedFor(lines(request, FOR)));
    if (standard.isPresent()
        && older.isPresent()
        && !standard.get().address().equals(older.get().address())) {
      // a proxy that writes one of them passes on the other as a stranger wrote it
      return new Connection(peer, false, false);
    }
    List<String> schemes =
        Stream.concat(
                standard.flatMap(Hop::scheme).stream(),
                Hop.lastScheme(lines(request, PROTO)).stream())
            .toList();
    boolean tls = !schemes.isEmpty() && schemes.stream().allMatch("https"::equalsIgnoreCase);
    // one without an address shares the limits of the proxy
    return new Connection(standard.or(() -> older).flatMap(Hop::address).orElse(peer), tls, false);
  }

  /** The farthest one who was told of by one who is trusted. */
  private Optional<Hop> caller(String peer, List<Hop> hops) {
    Optional<Hop> told = Optional.empty();
    String teller = peer;
    for (int i = hops.size() - 1; i >= 0 && trusted.contains(teller); i--) {
      told = Optional.of(hops.get(i));
      teller = hops.get(i).address().orElse("");
    }
    return told;
  }

  private static List<String> lines(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }

  // a zone is this machine's own affair, and a container may add brackets
  private static String peer(String given) {
    String bare = given.replaceAll("^\\[|%.*|]$", "");
    return Hop.literal(bare).orElse(bare);
  }

  private static boolean isLoopback(String literal) {
    try {
      return IpAddress.parse(literal).toInetAddress().isLoopbackAddress();
    } catch (BadValue e) {
      return false;
    }
  }
}
