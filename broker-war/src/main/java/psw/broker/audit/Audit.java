package psw.broker.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The door: takes note of what was done. */
@ApplicationScoped
public class Audit {
  // no transaction here waits longer for another
  private static final Duration SETTLING = Duration.ofSeconds(10);

  @PersistenceContext private EntityManager em;
  @Inject private Clock clock;

  /**
   * Takes note, in the caller's transaction if there is one.
   *
   * @param subject what it was done to, in words that hold no secret; made {@link Plain}
   */
  @Transactional
  public void note(Deed deed, By by, String subject) {
    // not through the row: for a number that the table gives, EclipseLink asks H2 in a way of old
    em.createNativeQuery(
            "insert into deed (at, deed, who, origin, subject) values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, clock.instant().toEpochMilli())
        .setParameter(2, deed.toString())
        .setParameter(3, Plain.of(by.who(), 64))
        .setParameter(4, Plain.of(by.origin(), 64))
        .setParameter(5, Plain.of(subject, 300))
        .executeUpdate();
  }

  /**
   * The latest entries, newest first.
   *
   * @param before only those with a lower number
   */
  @Transactional
  public List<Entry> latest(long before, int most) {
    return em.createQuery(
            "select d from DeedRow d where d.id < :before order by d.id desc", DeedRow.class)
        .setParameter("before", before)
        .setMaxResults(most)
        .getResultStream()
        .map(DeedRow::toEntry)
        .toList();
  }

  /**
   * The entries after number {@code after}, oldest first: for who collects them and must not miss
   * one. Those of the last ten seconds are held back, since numbers are not in the order of
   * commits.
   *
   * @param most how many at most
   */
  @Transactional
  public List<Entry> after(long after, int most) {
    return em.createQuery(
            "select d from DeedRow d where d.id > :after and d.at <= :settled order by d.id",
            DeedRow.class)
        .setParameter("after", after)
        .setParameter("settled", clock.instant().minus(SETTLING).toEpochMilli())
        .setMaxResults(most)
        .getResultStream()
        .map(DeedRow::toEntry)
        .toList();
  }

  /** Forgets what {@link Kept} does not keep. */
  @Transactional
  void trim() {
    forget(Kept.forgetBefore(Kept.since(clock.instant())));
    for (Kept kept : Kept.SORTS) {
      for (Object beyond : em.createNativeQuery(kept.newestBeyond()).getResultList()) {
        forget(kept.forgetTo(((Number) beyond).longValue()));
      }
    }
  }

  private void forget(String sql) {
    em.createNativeQuery(sql).executeUpdate();
  }
}
