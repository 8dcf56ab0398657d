package psw.broker.peers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.broker.site.Vault;
import psw.wire.value.Label;

/** The door: whom this site is paired with. */
@ApplicationScoped
public class Peers {
  @PersistenceContext private EntityManager em;
  private Vault vault;
  private Event<PeersChanged> changes;

  protected Peers() {}

  @Inject
  Peers(Vault vault, Event<PeersChanged> changes) {
    this.vault = vault;
    this.changes = changes;
  }

  /** All of them, by name. */
  @Transactional
  public List<Peer> all() {
    return rows().stream().map(row -> row.toPeer(vault)).toList();
  }

  /** How many there are. */
  @Transactional
  public int count() {
    return em.createQuery("select count(p) from PeerRow p", Long.class)
        .getSingleResult()
        .intValue();
  }

  /** One by its number. */
  @Transactional
  public Optional<Peer> find(long id) {
    return Optional.ofNullable(em.find(PeerRow.class, id)).map(row -> row.toPeer(vault));
  }

  /** One by its name. */
  @Transactional
  public Optional<Peer> find(Label name) {
    return rows().stream()
        .filter(row -> row.isCalled(name))
        .findFirst()
        .map(row -> row.toPeer(vault));
  }

  /**
   * Keeps what a pairing gave. A device that was here before keeps its number and its name.
   *
   * @param name what to call a new one; when that is taken, the first of -2, -3, … that is not
   */
  @Transactional
  public Peer keep(Met met, Label name, Instant now) {
    PeersRow lock = lock();
    List<PeerRow> all = rows();
    PeerRow row =
        all.stream()
            .filter(there -> there.isOf(met.other()))
            .findFirst()
            .orElseGet(
                () ->
                    new PeerRow(
                        lock.next(),
                        name.unlike(taken -> all.stream().anyMatch(r -> r.isCalled(taken)))));
    row.meet(met, vault, now);
    em.merge(row);
    changes.fire(new PeersChanged());
    return row.toPeer(vault);
  }

  /**
   * Gives a peer another name.
   *
   * @return the peer, unless it is unknown or the name is another's
   */
  @Transactional
  public Optional<Peer> rename(long id, Label name) {
    lock();
    boolean taken = rows().stream().anyMatch(row -> row.id() != id && row.isCalled(name));
    PeerRow row = em.find(PeerRow.class, id);
    if (taken || row == null) {
      return Optional.empty();
    }
    row.rename(name);
    changes.fire(new PeersChanged());
    return Optional.of(row.toPeer(vault));
  }

  /** Forgets a peer, with all that it was granted. */
  @Transactional
  public boolean remove(long id) {
    lock();
    PeerRow row = em.find(PeerRow.class, id);
    if (row == null) {
      return false;
    }
    em.remove(row);
    changes.fire(new PeersChanged());
    return true;
  }

  private PeersRow lock() {
    return em.find(PeersRow.class, PeersRow.ONE, LockModeType.PESSIMISTIC_WRITE);
  }

  private List<PeerRow> rows() {
    return em.createQuery("select p from PeerRow p order by p.name", PeerRow.class).getResultList();
  }
}
