package psw.rendezvous.unverified;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.rendezvous.admission.Admission;
import psw.rendezvous.proof.Proof;
import psw.server.directory.Directory;
import psw.server.directory.ServiceQuery;
import psw.server.edge.Figures;
import psw.server.settings.Settings;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** The door. */
@ApplicationScoped
public class Unverified {
  @Inject private Entries entries;
  @Inject private EntryList list;
  @Inject private Admission admission;
  @Inject private Directory directory;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Figures figures;

  @PostConstruct
  void open() {
    figures.gauge("unverified_services", this::count);
  }

  /**
   * Looks at a request's proof within the limits, before anything else of the request.
   *
   * @param address the literal that it came from
   * @throws psw.server.edge.ProblemException 401 or 429
   */
  public Proof prove(Optional<String> authorization, Proof.Asked asked, String address) {
    Instant now = clock.instant();
    Proof proof = Proof.unjudged(authorization, asked);
    admission.write(proof.id(), address, now);
    proof.judge(now);
    return proof;
  }

  /**
   * Lists a service for one lease; the same address again by the same broker changes what is there.
   *
   * @param address the literal that the request came from
   */
  public Written add(Proof proof, Draft draft, String address) {
    Instant now = clock.instant();
    boolean isNew = directory.known(proof.id()).isEmpty() && !entries.has(proof.id(), now);
    if (isNew) {
      admission.newcomer(address, now);
    }
    Written written = entries.add(proof, draft, now, now.plus(settings.lease()));
    if (isNew) {
      admission.cameIn(address, now);
    }
    return written;
  }

  /** Changes a service of this broker, and lists it for one more lease. */
  public Written change(Proof proof, long id, Draft draft) {
    Instant now = clock.instant();
    return entries.change(proof, id, draft, now, now.plus(settings.lease()));
  }

  /** Withdraws a service of this broker by its number. */
  public Written remove(Proof proof, long id) {
    return entries.remove(proof, row -> row.id() == id, clock.instant());
  }

  /** Withdraws the service that this broker has at an address. */
  public Written remove(Proof proof, IpAddress ip, Port port) {
    return entries.remove(proof, row -> row.isAt(ip, port), clock.instant());
  }

  /** Those that fit, in the order of their numbers, at most skip + most; none is skipped. */
  public List<UnverifiedService> services(ServiceQuery query) {
    return list.services(query, clock.instant());
  }

  /** One by its number. */
  public Optional<UnverifiedService> service(long id) {
    return list.service(id, clock.instant());
  }

  /** How many are listed. */
  public long count() {
    return list.count(clock.instant());
  }

  /** Now and then. */
  void sweep() {
    entries.sweep(clock.instant());
  }
}
