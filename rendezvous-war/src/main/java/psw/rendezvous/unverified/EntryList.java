package psw.rendezvous.unverified;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import psw.server.directory.ServiceQuery;
import psw.wire.value.BrokerId;

/** The reading transactions. */
@ApplicationScoped
@Transactional
class EntryList {
  @PersistenceContext(unitName = "psw")
  private EntityManager em;

  /** Those that fit, in the order of their numbers; none is skipped. */
  public List<UnverifiedService> services(ServiceQuery query, Instant now) {
    int most = query.skip() + query.most();
    boolean any = query.words().isEmpty();
    List<?> found = any ? List.of() : found(query, now, most);
    if (!any && found.isEmpty()) {
      return List.of();
    }
    boolean all = query.brokers().isEmpty();
    TypedQuery<UnverifiedRow> rows =
        em.createQuery(
                "select u from UnverifiedRow u where u.expires > :now and u.id > :after"
                    + (any ? "" : " and u.id in :found")
                    + (all ? "" : " and u.broker in :brokers")
                    + " order by u.id",
                UnverifiedRow.class)
            .setParameter("now", now.toEpochMilli())
            .setParameter("after", query.after());
    if (!any) {
      rows.setParameter("found", found);
    }
    if (!all) {
      rows.setParameter("brokers", query.brokers().stream().map(BrokerId::text).toList());
    }
    return rows.setMaxResults(most).getResultList().stream().map(UnverifiedRow::toService).toList();
  }

  // in SQL, since JPQL's own search writes its parameters into the statement on one provider
  private List<Long> found(ServiceQuery query, Instant now, int most) {
    String words =
        Normalizer.normalize(query.words(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder sql =
        new StringBuilder("select u.id from unverified_service u where u.expires > ?1")
            .append(" and u.id > ?2 and position(?3 in u.words) > 0");
    List<String> brokers = query.brokers().stream().map(BrokerId::text).toList();
    for (int i = 0; i < brokers.size(); i++) {
      sql.append(i == 0 ? " and u.broker in (?" : ", ?").append(4 + i);
    }
    sql.append(brokers.isEmpty() ? "" : ")").append(" order by u.id");
    jakarta.persistence.Query ids =
        em.createNativeQuery(sql.toString())
            .setParameter(1, now.toEpochMilli())
            .setParameter(2, query.after())
            .setParameter(3, words);
    for (int i = 0; i < brokers.size(); i++) {
      ids.setParameter(4 + i, brokers.get(i));
    }
    List<?> rows = ids.setMaxResults(most).getResultList();
    return rows.stream().map(id -> ((Number) id).longValue()).toList();
  }

  /** One of them. */
  public Optional<UnverifiedService> service(long id, Instant now) {
    return Optional.ofNullable(em.find(UnverifiedRow.class, id))
        .map(UnverifiedRow::toService)
        .filter(service -> service.expires().isAfter(now));
  }

  /** How many there are now. */
  public long count(Instant now) {
    return em.createQuery("select count(u) from UnverifiedRow u where u.expires > :now", Long.class)
        .setParameter("now", now.toEpochMilli())
        .getSingleResult();
  }
}
