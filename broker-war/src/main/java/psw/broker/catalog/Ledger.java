package psw.broker.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Predicate;
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;
import psw.broker.peers.Peers;
import psw.broker.site.Site;
import psw.wire.announcement.Health;

/** The catalogue's transactions: each holds the catalogue's row until it ends. */
@ApplicationScoped
class Ledger {
  private Rows rows;
  private Rules rules;
  private Audit audit;
  private Event<CatalogChanged> changes;

  protected Ledger() {}

  @Inject
  Ledger(Rows rows, Site site, Peers peers, Audit audit, Event<CatalogChanged> changes) {
    this.rows = rows;
    this.audit = audit;
    this.rules =
        new Rules(
            (offers, paired) ->
                site.signedLength(offers, paired, paired.isEmpty() ? 0 : peers.count()));
    this.changes = changes;
  }

  @Transactional
  Snapshot read() {
    // the revision first: a change between the two reads makes the snapshot older than it is
    long revision = rows.revision();
    return new Snapshot(revision, rows.services());
  }

  @Transactional
  Written add(Draft draft, Writer writer) {
    CatalogueRow catalogue = rows.lock();
    List<Service> before = rows.services();
    return put(catalogue, before, rules.add(before, draft, writer, catalogue.nextId()), writer);
  }

  @Transactional
  Written change(long id, Draft draft, Writer writer) {
    CatalogueRow catalogue = rows.lock();
    List<Service> before = rows.services();
    return put(catalogue, before, rules.change(before, id, draft, writer), writer);
  }

  @Transactional
  Written remove(Predicate<Service> which, Writer writer) {
    CatalogueRow catalogue = rows.lock();
    Written written = rules.remove(rows.services().stream().filter(which).findFirst(), writer);
    if (written instanceof Written.Done done) {
      rows.remove(done.service().id());
      audit.note(Deed.WITHDRAWN, writer.by(), done.service().words());
      raise(catalogue);
    }
    return written;
  }

  @Transactional
  void mark(Service checked, Health health) {
    CatalogueRow catalogue = rows.lock();
    List<Service> there =
        rows.services().stream()
            .filter(s -> s.id() == checked.id() && s.isAt(checked.ip(), checked.port()))
            .filter(s -> s.health() != health)
            .toList();
    for (Service service : there) {
      if (service.ephemeral() && health == Health.DOWN) {
        rows.remove(service.id());
        audit.note(Deed.WITHDRAWN, By.BROKER, service.words() + ", which does not answer");
      } else {
        rows.put(Rules.with(service, health));
      }
      raise(catalogue);
    }
  }

  private Written put(
      CatalogueRow catalogue, List<Service> before, Written written, Writer writer) {
    if (written instanceof Written.Done done) {
      Service after = done.service();
      boolean known = before.stream().anyMatch(service -> service.id() == after.id());
      rows.put(after);
      audit.note(known ? Deed.CHANGED : Deed.REGISTERED, writer.by(), after.words());
      catalogue.used(after.id());
      raise(catalogue);
    }
    return written;
  }

  private void raise(CatalogueRow catalogue) {
    changes.fire(new CatalogChanged(catalogue.raise()));
  }
}
