package psw.rendezvous.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** The door: remembers which proofs were used. */
@ApplicationScoped
public class Proofs {
  // a proof is good from a minute before its time to a minute after it
  private static final Duration KEPT = Duration.ofMinutes(5);

  @PersistenceContext(unitName = "psw")
  private EntityManager em;

  /**
   * Uses a proof up, in the transaction of what the request does.
   *
   * @throws psw.server.edge.ProblemException 401 when it or a later one was used before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void use(Proof proof, Instant now) {
    UsedProof row = em.find(UsedProof.class, proof.id().text(), LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      em.persist(new UsedProof(proof.id(), proof.judge(OptionalLong.empty(), now), now.plus(KEPT)));
    } else {
      row.raise(proof.judge(OptionalLong.of(row.revision()), now), now.plus(KEPT));
    }
  }

  /** Forgets those that no time would let pass again. To be called now and then. */
  @Transactional
  public void forget(Instant now) {
    em.createQuery("delete from UsedProof p where p.keptUntil < :now")
        .setParameter("now", now.toEpochMilli())
        .executeUpdate();
  }
}
