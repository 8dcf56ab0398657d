package psw.client.cli;

import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Grant;
import psw.client.api.Peer;
import psw.client.tunnel.LocalUser;

/**
 * Who calls a service of this host, as far as it can be known: through the site's SSH server comes
 * who was granted the service, and when that is one alone it is he.
 */
final class KnownCaller {
  private final Broker broker;
  private final Registration registration;

  KnownCaller(Broker broker, Registration registration) {
    this.broker = broker;
    this.registration = registration;
  }

  /** The name that this site gave him; empty if it may be another. */
  Optional<String> of(Socket caller) {
    OptionalLong service = registration.service();
    if (service.isEmpty() || !LocalUser.isOf(caller, SitePlans.ACCOUNT)) {
      return Optional.empty();
    }
    try {
      List<String> granted = List.copyOf(granted(service.getAsLong()));
      return granted.size() == 1 ? Optional.of(granted.get(0)) : Optional.empty();
    } catch (CallFailed e) {
      return Optional.empty();
    }
  }

  // one that was revoked or is over may be connected yet
  private Set<String> granted(long service) throws CallFailed {
    Set<String> names = new TreeSet<>();
    for (Peer peer : broker.peers()) {
      for (Grant grant : broker.grants(peer.id())) {
        if (grant.service() == service) {
          names.add(peer.name().text());
        }
      }
    }
    return names;
  }
}
