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
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;
import psw.broker.site.Vault;
import psw.wire.value.Label;

/** The door: whom this site is paired with. */
@ApplicationScoped
public class Peers {
  @PersistenceContext private EntityManager em;
  private Vault vault;
  private Event<PeersChanged> changes;
  private Audit audit;

  protected Peers() {}

  @Inject
  Peers(Vault vault, Event<PeersChanged> changes, Audit audit) {
    this.vault = vault;
    this.changes = changes;
    this.audit = audit;
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
  public Kept keep(Met met, Label name, Instant now, By by) {
    PeersRow lock = lock();
    List<PeerRow> all = rows();
    Optional<PeerRow> there = all.stream().filter(row -> row.isOf(met.other())).findFirst();
    Optional<Peer> before = there.map(row -> row.toPeer(vault));
    PeerRow row =
        there.orElseGet(
            () ->
                new PeerRow(
                    lock.next(),
                    name.unlike(taken -> all.stream().anyMatch(r -> r.isCalled(taken)))));
    row.meet(met, vault, now);
    em.merge(row);
    Peer peer = row.toPeer(vault);
    audit.note(Deed.PAIRED, by, told(peer));
    changes.fire(new PeersChanged());
    return new Kept(peer, before);
  }

  /** Undoes what {@link #keep} did, if the peer is still there: the pairing failed at its end. */
  @Transactional
  public void undo(Kept kept) {
    lock();
    PeerRow row = em.find(PeerRow.class, kept.peer().id());
    if (row == null) {
      return;
    }
    if (kept.before().isPresent()) {
      Peer before = kept.before().get();
      row.meet(before.met(), vault, before.since());
    } else {
      em.remove(row);
      audit.note(Deed.PEER_REMOVED, By.BROKER, told(kept.peer()));
    }
    changes.fire(new PeersChanged());
  }

  /**
   * Gives a peer another name.
   *
   * @return the peer, unless it is unknown or the name is another's
   */
  @Transactional
  public Optional<Peer> rename(long id, Label name, By by) {
    lock();
    boolean taken = rows().stream().anyMatch(row -> row.id() != id && row.isCalled(name));
    PeerRow row = em.find(PeerRow.class, id);
    if (taken || row == null) {
      return Optional.empty();
    }
    String before = told(row.toPeer(vault));
    row.rename(name);
    audit.note(Deed.PEER_RENAMED, by, before + " to " + name);
    changes.fire(new PeersChanged());
    return Optional.of(row.toPeer(vault));
  }

  /** Forgets a peer, with all that it was granted. */
  @Transactional
  public boolean remove(long id, By by) {
    lock();
    PeerRow row = em.find(PeerRow.class, id);
    if (row == null) {
      return false;
    }
    audit.note(Deed.PEER_REMOVED, by, told(row.toPeer(vault)));
    em.remove(row);
    changes.fire(new PeersChanged());
    return true;
  }

  private static String told(Peer peer) {
    return peer.name() + " (" + peer.met().other().id() + ')';
  }

  private PeersRow lock() {
    return em.find(PeersRow.class, PeersRow.ONE, LockModeType.PESSIMISTIC_WRITE);
  }

  private List<PeerRow> rows() {
    return em.createQuery("select p from PeerRow p order by p.name", PeerRow.class).getResultList();
  }
}
