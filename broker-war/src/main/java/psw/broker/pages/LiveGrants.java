package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import psw.broker.catalog.Service;
import psw.broker.grants.Given;
import psw.broker.grants.Granting;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;

/** The grants that are not over, read once for a page. */
@RequestScoped
class LiveGrants {
  @Inject private Granting granting;
  @Inject private Peers peers;
  @Inject private Clock clock;

  private List<Given> all;
  private Map<Long, String> names;

  /** How many a peer has. */
  long of(Peer peer) {
    return all().stream().filter(grant -> grant.peer() == peer.id()).count();
  }

  /** Who was granted a service, by name. */
  List<String> of(Service service) {
    return all().stream()
        .filter(grant -> grant.service().id() == service.id())
        .map(grant -> names().getOrDefault(grant.peer(), ""))
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }

  private List<Given> all() {
    if (all == null) {
      Instant now = clock.instant();
      all = granting.all().stream().filter(grant -> now.isBefore(grant.until())).toList();
    }
    return all;
  }

  private Map<Long, String> names() {
    if (names == null) {
      names = peers.all().stream().collect(Collectors.toMap(Peer::id, peer -> peer.name().text()));
    }
    return names;
  }
}
