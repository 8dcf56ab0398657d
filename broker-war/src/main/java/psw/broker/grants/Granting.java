package psw.broker.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psw.broker.audit.By;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.Service;
import psw.broker.grants.Granted.Why;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.server.work.Worker;
import psw.server.work.Workers;
import psw.wire.grant.Grant;
import psw.wire.grant.Own;
import psw.wire.grant.Until;
import psw.wire.knock.SourceRule;
import psw.wire.value.SshPublicKey;

/**
 * The door: who may reach what. Changes are committed when a method returns, and sshd knows them
 * unless the answer says otherwise, which takes a second at most; so not to be called within a
 * transaction.
 */
@ApplicationScoped
public class Granting {
  private static final Duration SOON = Duration.ofSeconds(1);

  private Book book;
  private Peers peers;
  private Catalog catalog;
  private OwnPlaces own;
  private Enforcing enforcing;
  private Openings openings;
  private Workers workers;
  private Clock clock;
  private List<Worker> working = List.of();
  // taken back, while what sshd reads may still say otherwise
  private final Set<Lingering> lingering = ConcurrentHashMap.newKeySet();

  private record Lingering(Given given, Grant grant) {}

  protected Granting() {}

  @Inject
  Granting(
      Book book,
      Peers peers,
      Catalog catalog,
      OwnPlaces own,
      Enforcing enforcing,
      Openings openings,
      Workers workers,
      Clock clock) {
    this.book = book;
    this.peers = peers;
    this.catalog = catalog;
    this.own = own;
    this.enforcing = enforcing;
    this.openings = openings;
    this.workers = workers;
    this.clock = clock;
  }

  /** Keeps what sshd reads as the store says from now on, and notes who opens sessions. */
  public void start(ThreadFactory threads) {
    working =
        List.of(
            workers.start(threads, "grants", enforcing::step),
            workers.start(threads, "sessions of devices", openings::step));
  }

  /** Ends that; what sshd reads stays, so that logins go on. */
  public void end() {
    working.forEach(Worker::end);
    enforcing.end();
  }

  /**
   * All grants of a peer, live or not, in the order they were first given; and those taken back of
   * which sshd does not know yet.
   */
  public List<Given> of(Peer peer) {
    return Stream.concat(
            book.all().stream()
                .filter(held -> held.peer() == peer.id())
                .flatMap(held -> given(held, peer, enforcing::isEnforced).stream()),
            lingering().filter(given -> given.peer() == peer.id()))
        .toList();
  }

  private Stream<Given> lingering() {
    lingering.removeIf(one -> enforcing.isGone(one.grant()));
    return lingering.stream().map(Lingering::given).sorted(Comparator.comparingLong(Given::id));
  }

  /** All grants of all peers, as {@link #of}. */
  public List<Given> all() {
    Map<Long, Peer> known =
        peers.all().stream().collect(Collectors.toMap(Peer::id, Function.identity()));
    return Stream.concat(
            book.all().stream()
                .filter(held -> known.containsKey(held.peer()))
                .flatMap(
                    held -> given(held, known.get(held.peer()), enforcing::isEnforced).stream()),
            lingering())
        .toList();
  }

  /**
   * Lets a peer reach a service until a time; the same once more changes the terms.
   *
   * @param source from where it may knock for that
   */
  public Granted grant(long peerId, long serviceId, Instant until, SourceRule source, By by) {
    Instant now = clock.instant();
    Optional<Peer> peer = peers.find(peerId);
    Optional<Service> service = catalog.read().find(serviceId, true);
    if (peer.isEmpty()) {
      return new Granted.Refused(Why.UNKNOWN_PEER);
    }
    Optional<SshPublicKey> key = peer.get().met().other().ssh();
    if (key.isEmpty()) {
      return new Granted.Refused(Why.NO_SSH_KEY);
    }
    if (service.isEmpty()) {
      return new Granted.Refused(Why.UNKNOWN_SERVICE);
    }
    Own never = own.now();
    Book.Rule rule =
        (wanted, others) ->
            Rules.against(
                Rules.grant(wanted, key.get().fingerprint(), service.get()),
                ofTheSameKey(key.get(), others),
                never,
                now);
    Optional<Why> why =
        book.put(
            peerId,
            serviceId,
            until,
            source,
            rule,
            by,
            held -> words(peer.get(), service.get(), held));
    if (why.isPresent()) {
      return new Granted.Refused(why.get());
    }
    enforcing.settle(SOON);
    return of(peer.get()).stream()
        .filter(given -> given.service().id() == serviceId)
        .findFirst()
        .<Granted>map(Granted.Done::new)
        .orElseGet(() -> new Granted.Refused(Why.UNKNOWN_SERVICE)); // withdrawn in this moment
  }

  // one key may have been paired under two names
  private List<Grant> ofTheSameKey(SshPublicKey key, List<Held> held) {
    List<Peer> same =
        peers.all().stream().filter(p -> p.met().other().ssh().equals(Optional.of(key))).toList();
    return held.stream()
        .filter(one -> same.stream().anyMatch(peer -> peer.id() == one.peer()))
        .flatMap(
            one ->
                catalog.read().find(one.service(), true).stream()
                    .map(service -> Rules.grant(one, key.fingerprint(), service)))
        .toList();
  }

  /**
   * Takes one grant back.
   *
   * @return the grant as it was, and whether sshd knows; empty when the peer has no such grant
   */
  public Optional<Given> revoke(Peer peer, long grant, By by) {
    return revoke(peer, held -> held.id() == grant, by).stream().findFirst();
  }

  /** Takes all grants of a peer back; they are answered as by {@link #revoke}. */
  public List<Given> revokeAll(Peer peer, By by) {
    return revoke(peer, held -> true, by);
  }

  private List<Given> revoke(Peer peer, Predicate<Held> which, By by) {
    Predicate<Held> ours = held -> held.peer() == peer.id();
    List<Held> gone =
        book.remove(
            ours.and(which),
            by,
            held ->
                catalog
                    .read()
                    .find(held.service(), true)
                    .map(service -> words(peer, service, held))
                    .orElseGet(() -> peer.name().text()));
    enforcing.settle(SOON);
    gone.forEach(held -> lingers(peer, held));
    return gone.stream()
        .flatMap(held -> given(held, peer, enforcing::isGone).stream())
        .map(Granting::revoked)
        .toList();
  }

  private void lingers(Peer peer, Held held) {
    Optional<SshPublicKey> key = peer.met().other().ssh();
    Optional<Given> given = given(held, peer, grant -> false);
    if (key.isPresent() && given.isPresent()) {
      Grant grant = Rules.grant(held, key.get().fingerprint(), given.get().service());
      if (!enforcing.isGone(grant)) {
        lingering.add(new Lingering(revoked(given.get()), grant));
      }
    }
  }

  private static Given revoked(Given given) {
    return new Given(
        given.id(),
        given.peer(),
        given.service(),
        given.until(),
        given.source(),
        given.enforced(),
        true);
  }

  private Optional<Given> given(Held held, Peer peer, Predicate<Grant> enforced) {
    Optional<SshPublicKey> key = peer.met().other().ssh();
    Function<Service, Given> view =
        service ->
            new Given(
                held.id(),
                held.peer(),
                service,
                held.until(),
                held.source(),
                key.map(k -> Rules.grant(held, k.fingerprint(), service))
                    .filter(enforced)
                    .isPresent(),
                false);
    return catalog.read().find(held.service(), true).map(view);
  }

  private static String words(Peer peer, Service service, Held held) {
    String from = held.source() == SourceRule.NETWORK ? ", knocks from its network" : "";
    return peer.name() + ": " + service.label() + " until " + Until.text(held.until()) + from;
  }
}
