package psw.broker.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Predicate;
import psw.broker.peers.Peers;
import psw.broker.site.Site;
import psw.wire.announcement.Health;

/** The catalogue's transactions: each holds the catalogue's row until it ends. */
@ApplicationScoped
class Ledger {
  private Rows rows;
  private Rules rules;
  private Event<CatalogChanged> changes;

  protected Ledger() {}

  @Inject
  Ledger(Rows rows, Site site, Peers peers, Event<CatalogChanged> changes) {
    this.rows = rows;
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
    return put(catalogue, rules.add(rows.services(), draft, writer, catalogue.nextId()));
  }

  @Transactional
  Written change(long id, Draft draft, Writer writer) {
    CatalogueRow catalogue = rows.lock();
    return put(catalogue, rules.change(rows.services(), id, draft, writer));
  }

  @Transactional
  Written remove(Predicate<Service> which, Writer writer) {
    CatalogueRow catalogue = rows.lock();
    Written written = rules.remove(rows.services().stream().filter(which).findFirst(), writer);
    if (written instanceof Written.Done done) {
      rows.remove(done.service().id());
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
      } else {
        rows.put(Rules.with(service, health));
      }
      raise(catalogue);
    }
  }

  private Written put(CatalogueRow catalogue, Written written) {
    if (written instanceof Written.Done done) {
      rows.put(done.service());
      catalogue.used(done.service().id());
      raise(catalogue);
    }
    return written;
  }

  private void raise(CatalogueRow catalogue) {
    changes.fire(new CatalogChanged(catalogue.raise()));
  }
}
