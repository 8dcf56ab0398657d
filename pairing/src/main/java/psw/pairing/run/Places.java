package psw.pairing.run;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.pairing.Host;
import psw.wire.value.BadValue;

/**
 * Where the rendez-vous of codes are. A code names a host and a port; those that are configured
 * here are met there as configured: with their pin, or on this very machine without TLS.
 */
public final class Places {
  private final List<Rendezvous> known;

  private Places(List<Rendezvous> known) {
    this.known = List.copyOf(known);
  }

  /**
   * The rendez-vous that are configured, the usual one first.
   *
   * @param addresses {@code https://HOST[:PORT][#sha256=PIN]}, or {@code http://} and a loopback
   *     address. One that is reached in clear over a network is met at its usual TLS port; what is
   *     no address is passed over
   */
  public static Places of(List<String> addresses) {
    List<Rendezvous> all = new ArrayList<>();
    for (String address : addresses) {
      try {
        all.add(Rendezvous.parse(address));
      } catch (BadValue e) {
        encrypted(address).ifPresent(all::add);
      }
    }
    return new Places(all);
  }

  // announcements travel in clear, codes never
  private static Optional<Rendezvous> encrypted(String address) {
    try {
      URI uri = URI.create(address);
      return "http".equals(uri.getScheme()) && uri.getHost() != null
          ? Optional.of(Rendezvous.of(Host.parse(uri.getHost())))
          : Optional.empty();
    } catch (IllegalArgumentException | BadValue e) {
      return Optional.empty();
    }
  }

  /** Those that are configured, each once, the usual one first. */
  public List<Rendezvous> all() {
    return known.stream().distinct().toList();
  }

  /** Where to invite when nobody says where. */
  public Optional<Rendezvous> usual() {
    return known.stream().findFirst();
  }

  /** Where the rendez-vous of a code is; one that is not known must have a public certificate. */
  public Rendezvous at(Host host) {
    return known(host).orElseGet(() -> Rendezvous.of(host));
  }

  /**
   * Reads where to invite: an address as above, or {@code HOST[:PORT]} as in a code. In clear only
   * what is configured so. Part "rendezvous", or "pin".
   */
  public Rendezvous parse(String text) throws BadValue {
    if (!text.contains("://")) {
      return at(host(text));
    }
    Rendezvous named = Rendezvous.parse(text);
    if (named.pin().isPresent()) {
      return named;
    }
    Optional<Rendezvous> there = known(named.host());
    if (there.isEmpty() && !named.isEncrypted()) {
      throw new BadValue("rendezvous", BadValue.Reason.OUT_OF_RANGE);
    }
    return there.orElse(named);
  }

  private static Host host(String text) throws BadValue {
    try {
      return Host.parse(text);
    } catch (BadValue e) {
      throw e.in("rendezvous");
    }
  }

  private Optional<Rendezvous> known(Host host) {
    return known.stream().filter(there -> there.host().equals(host)).findFirst();
  }
}
