package psw.server.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** The reading transactions. */
@ApplicationScoped
@Transactional
class Reading {
  private static final String LIVE = " b.withdrawn = false and b.liveUntil > :now";

  @PersistenceContext(unitName = "psw")
  private EntityManager em;

  /** One broker, live or not. */
  public Optional<Entry> broker(BrokerId id, Instant now) {
    return Optional.ofNullable(em.find(KnownBroker.class, id.text())).map(b -> b.toEntry(now));
  }

  /** Live brokers in the order of their ids. */
  public List<Entry> brokers(BrokerQuery query, Instant now) {
    boolean any = query.words().isEmpty();
    TypedQuery<KnownBroker> find =
        em.createQuery(
                "select b from KnownBroker b where b.id > :after and"
                    + LIVE
                    + (any ? "" : " and b.id in :found")
                    + " order by b.id",
                KnownBroker.class)
            .setParameter("after", query.after())
            .setParameter("now", now.toEpochMilli());
    if (!any) {
      List<String> found = new Search(em).brokers(query, now);
      if (found.isEmpty()) {
        return List.of();
      }
      find.setParameter("found", found);
    }
    return find
        .setFirstResult(any ? query.skip() : 0)
        .setMaxResults(query.most())
        .getResultList()
        .stream()
        .map(b -> b.toEntry(now))
        .toList();
  }

  /** Services of live brokers in the order of their numbers here. */
  public List<ListedService> services(ServiceQuery query, Instant now) {
    return new Search(em).services(query, now);
  }

  /** One service of a live broker. */
  public Optional<ListedService> service(long id, Instant now) {
    ServiceQuery query = new ServiceQuery("", Set.of(), id - 1, 0, 1);
    return services(query, now).stream().filter(found -> found.id() == id).findFirst();
  }

  /** How brokers call themselves, of these those that are live. */
  public Map<BrokerId, Label> names(Set<BrokerId> brokers, Instant now) {
    return em
        .createQuery(
            "select b.id, b.name from KnownBroker b where b.id in :ids and" + LIVE, Object[].class)
        .setParameter("ids", brokers.stream().map(BrokerId::text).toList())
        .setParameter("now", now.toEpochMilli())
        .getResultList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> new BrokerId((String) row[0]), row -> new Label((String) row[1])));
  }

  /** How many brokers are live, or remembered. */
  public long count(Optional<Instant> liveAt) {
    TypedQuery<Long> count =
        em.createQuery(
            "select count(b) from KnownBroker b" + (liveAt.isPresent() ? " where" + LIVE : ""),
            Long.class);
    liveAt.ifPresent(now -> count.setParameter("now", now.toEpochMilli()));
    return count.getSingleResult();
  }

  /** The last number in the change log. */
  public long lastChange() {
    return em.createQuery("select c.lastChange from Counter c", Long.class).getSingleResult();
  }

  /** The lowest number that is still in the log; one more than the last when it is empty. */
  public long firstChange() {
    Long first =
        em.createQuery("select min(c.id) from LoggedChange c", Long.class).getSingleResult();
    return first == null ? lastChange() + 1 : first;
  }

  /** Changes after a number, in order. */
  public List<Change> changes(long after, int most) {
    return em
        .createQuery(
            "select c from LoggedChange c where c.id > :after order by c.id", LoggedChange.class)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(LoggedChange::toChange)
        .toList();
  }
}
