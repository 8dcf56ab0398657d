package psw.rendezvous.unverified;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import psw.rendezvous.proof.Proof;
import psw.rendezvous.proof.Proofs;
import psw.rendezvous.unverified.Written.Why;
import psw.server.directory.Directory;
import psw.server.settings.Settings;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** The writing transactions. Each uses its proof up, also where nothing else comes of it. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Entries {
  @PersistenceContext(unitName = "psw")
  private EntityManager em;

  @Inject private Proofs proofs;
  @Inject private Directory directory;
  @Inject private Settings settings;

  /** Adds an entry, or changes the one that this broker has at that address. */
  public Written add(Proof proof, Draft draft, Instant now, Instant until) {
    List<UnverifiedRow> own = begin(proof, now);
    Optional<UnverifiedRow> there = at(own, draft);
    if (there.isPresent()) {
      return changed(there.get(), draft, until);
    }
    if (own.size() >= settings.limits().unverified()) {
      return new Written.Refused(Why.FULL);
    }
    Label label =
        Label.from(draft.name().text())
            .unlike(taken -> own.stream().anyMatch(row -> row.isCalled(taken)));
    UnverifiedRow row =
        new UnverifiedRow(directory.numberService(), proof.id(), label, draft, until);
    em.persist(row);
    return new Written.Done(row.toService());
  }

  /** Changes an entry of this broker. */
  public Written change(Proof proof, long id, Draft draft, Instant now, Instant until) {
    List<UnverifiedRow> own = begin(proof, now);
    Optional<UnverifiedRow> row = own.stream().filter(one -> one.id() == id).findFirst();
    if (row.isEmpty()) {
      return new Written.Refused(Why.UNKNOWN);
    }
    return at(own, draft).filter(other -> other.id() != id).isPresent()
        ? new Written.Refused(Why.ADDRESS_TAKEN)
        : changed(row.get(), draft, until);
  }

  /** Withdraws an entry of this broker. */
  public Written remove(Proof proof, Predicate<UnverifiedRow> which, Instant now) {
    Optional<UnverifiedRow> row = begin(proof, now).stream().filter(which).findFirst();
    if (row.isEmpty()) {
      return new Written.Refused(Why.UNKNOWN);
    }
    em.remove(row.get());
    return new Written.Done(row.get().toService());
  }

  /** Whether a broker has entries now. */
  public boolean has(BrokerId broker, Instant now) {
    return !of(broker, now).isEmpty();
  }

  /** Takes away what is over. */
  public void sweep(Instant now) {
    turn();
    em.createQuery("delete from UnverifiedRow u where u.expires <= :now")
        .setParameter("now", now.toEpochMilli())
        .executeUpdate();
  }

  // what is over makes room first: whether it was swept yet must make no difference
  private List<UnverifiedRow> begin(Proof proof, Instant now) {
    turn();
    proofs.use(proof, now);
    em.createQuery("delete from UnverifiedRow u where u.broker = :broker and u.expires <= :now")
        .setParameter("broker", proof.id().text())
        .setParameter("now", now.toEpochMilli())
        .executeUpdate();
    return of(proof.id(), now);
  }

  private List<UnverifiedRow> of(BrokerId broker, Instant now) {
    return em.createQuery(
            "select u from UnverifiedRow u where u.broker = :broker and u.expires > :now"
                + " order by u.id",
            UnverifiedRow.class)
        .setParameter("broker", broker.text())
        .setParameter("now", now.toEpochMilli())
        .getResultList();
  }

  private void turn() {
    em.find(UnverifiedTurnRow.class, UnverifiedTurnRow.ONE, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Optional<UnverifiedRow> at(List<UnverifiedRow> own, Draft draft) {
    return own.stream().filter(row -> row.isAt(draft.ip(), draft.port())).findFirst();
  }

  private static Written changed(UnverifiedRow row, Draft draft, Instant until) {
    row.become(draft, until);
    return new Written.Done(row.toService());
  }
}
