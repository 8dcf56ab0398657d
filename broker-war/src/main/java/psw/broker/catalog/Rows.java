package psw.broker.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The catalogue's tables; used within a transaction. */
@ApplicationScoped
class Rows {
  @PersistenceContext private EntityManager em;

  /** The catalogue's own row, for this transaction alone until it ends. */
  CatalogueRow lock() {
    return em.find(CatalogueRow.class, CatalogueRow.ONE, LockModeType.PESSIMISTIC_WRITE);
  }

  long revision() {
    return em.find(CatalogueRow.class, CatalogueRow.ONE).revision();
  }

  List<Service> services() {
    return em.createQuery("select s from ServiceRow s order by s.id", ServiceRow.class)
        .getResultStream()
        .map(ServiceRow::toService)
        .toList();
  }

  void put(Service service) {
    ServiceRow there = em.find(ServiceRow.class, service.id());
    if (there == null) {
      em.persist(new ServiceRow(service));
    } else {
      there.become(service);
    }
  }

  void remove(long id) {
    em.remove(em.find(ServiceRow.class, id));
  }
}
