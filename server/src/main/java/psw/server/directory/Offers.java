package psw.server.directory;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import psw.wire.announcement.Offer;
import psw.wire.value.BrokerId;

/** Brings the list of a broker's services to what it announces now. */
final class Offers {
  /** How many withdrawn services of a broker keep their number: the latest. */
  private static final int REMEMBERED = 1024;

  private final EntityManager em;
  private final Counter counter;

  Offers(EntityManager em, Counter counter) {
    this.em = em;
    this.counter = counter;
  }

  void replace(BrokerId broker, List<Offer> offers) {
    Map<Long, OfferedService> rows = offered(broker);
    Map<Long, Offer> fresh = new HashMap<>();
    for (Offer offer : offers) {
      OfferedService row = rows.remove(offer.id());
      if (row != null) {
        row.offer(offer);
      } else {
        fresh.put(offer.id(), offer);
      }
    }
    rows.values().forEach(OfferedService::withdraw);
    if (!fresh.isEmpty()) {
      add(broker, fresh);
    }
  }

  private Map<Long, OfferedService> offered(BrokerId broker) {
    return byNumber(
        em.createQuery(
                "select s from OfferedService s where s.broker = :broker and s.offered = true",
                OfferedService.class)
            .setParameter("broker", broker.text())
            .getResultList());
  }

  private void add(BrokerId broker, Map<Long, Offer> fresh) {
    Map<Long, OfferedService> before =
        byNumber(
            em.createQuery(
                    "select s from OfferedService s"
                        + " where s.broker = :broker and s.number in :numbers",
                    OfferedService.class)
                .setParameter("broker", broker.text())
                .setParameter("numbers", fresh.keySet())
                .getResultList());
    fresh.forEach(
        (number, offer) -> {
          OfferedService row = before.get(number);
          if (row != null) {
            row.offer(offer);
          } else {
            em.persist(new OfferedService(counter.nextService(), broker, offer));
          }
        });
    forgetOldest(broker);
  }

  // what a broker can make this server remember has an end
  private void forgetOldest(BrokerId broker) {
    List<Long> kept =
        em.createQuery(
                "select s.id from OfferedService s"
                    + " where s.broker = :broker and s.offered = false order by s.id desc",
                Long.class)
            .setParameter("broker", broker.text())
            .setFirstResult(REMEMBERED)
            .setMaxResults(1)
            .getResultList();
    if (!kept.isEmpty()) {
      em.createQuery(
              "delete from OfferedService s"
                  + " where s.broker = :broker and s.offered = false and s.id <= :id")
          .setParameter("broker", broker.text())
          .setParameter("id", kept.get(0))
          .executeUpdate();
    }
  }

  private static Map<Long, OfferedService> byNumber(List<OfferedService> rows) {
    Map<Long, OfferedService> byNumber = new HashMap<>();
    rows.forEach(row -> byNumber.put(row.number(), row));
    return byNumber;
  }
}
