package psw.broker.sites;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.BrokerId;

/** Which sites were added. */
@ApplicationScoped
class SiteBook {
  @PersistenceContext private EntityManager em;
  private Audit audit;

  protected SiteBook() {}

  @Inject
  SiteBook(Audit audit) {
    this.audit = audit;
  }

  @Transactional
  List<AddedSite> all() {
    return em.createQuery("select s from SiteRow s order by s.since, s.broker", SiteRow.class)
        .getResultStream()
        .map(SiteRow::toSite)
        .toList();
  }

  /** Adds a site, or notes another address of one that is there. */
  @Transactional
  AddedSite add(BrokerId id, RendezvousUrl url, By by, Instant now) {
    SiteRow row = em.find(SiteRow.class, id.text());
    if (row == null) {
      row = new SiteRow(id, url, now.truncatedTo(ChronoUnit.MILLIS));
      em.persist(row);
    } else {
      row.move(url);
    }
    audit.note(Deed.SITE_ADDED, by, url + " " + id);
    return row.toSite();
  }

  /** Whether it was there. */
  @Transactional
  boolean remove(BrokerId id, By by) {
    SiteRow row = em.find(SiteRow.class, id.text());
    if (row == null) {
      return false;
    }
    audit.note(Deed.SITE_REMOVED, by, row.toSite().url() + " " + id);
    em.remove(row);
    return true;
  }
}
