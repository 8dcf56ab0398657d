package psw.broker.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import psw.wire.announcement.Health;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** The door of the catalogue. What a method answers is committed, and seen by the next reader. */
@ApplicationScoped
public class Catalog {
  private Ledger ledger;
  private Shelf shelf;

  protected Catalog() {}

  @Inject
  Catalog(Ledger ledger, Shelf shelf) {
    this.ledger = ledger;
    this.shelf = shelf;
  }

  /** The catalogue as it is now. */
  public Snapshot read() {
    return shelf
        .fresh()
        .orElseGet(
            () -> {
              Snapshot now = ledger.read();
              shelf.keep(now);
              return now;
            });
  }

  /** Registers a service; the same address again by the same token changes what is there. */
  public Written add(Draft draft, Writer writer) {
    return ledger.add(draft, writer);
  }

  /** Changes a service; its label stays. */
  public Written change(long id, Draft draft, Writer writer) {
    return ledger.change(id, draft, writer);
  }

  /** Removes a service. */
  public Written remove(long id, Writer writer) {
    return ledger.remove(service -> service.id() == id, writer);
  }

  /** Removes the service at an address and port. */
  public Written remove(IpAddress ip, Port port, Writer writer) {
    return ledger.remove(service -> service.isAt(ip, port), writer);
  }

  /**
   * Notes what a check found; an ephemeral service that is down is withdrawn.
   *
   * @param checked the service as it was checked; when it has moved since, nothing happens
   */
  public void mark(Service checked, Health health) {
    ledger.mark(checked, health);
  }
}
