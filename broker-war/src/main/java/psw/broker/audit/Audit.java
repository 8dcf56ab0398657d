package psw.broker.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** The door: takes note of what was done. */
@ApplicationScoped
public class Audit {
  private static final int LONGEST = 300;

  @PersistenceContext private EntityManager em;
  @Inject private Clock clock;

  /**
   * Takes note, in the caller's transaction if there is one.
   *
   * @param subject what it was done to, in words that hold no secret; cut at 300 characters
   */
  @Transactional
  public void note(Deed deed, By by, String subject) {
    String cut = subject.substring(0, Math.min(LONGEST, subject.length()));
    em.persist(new DeedRow(clock.instant(), deed, by, cut));
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
}
