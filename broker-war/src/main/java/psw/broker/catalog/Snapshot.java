package psw.broker.catalog;

import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Offer;

/**
 * The whole catalogue at one revision.
 *
 * @param revision rises with every change
 * @param services all of them, by id
 */
public record Snapshot(long revision, List<Service> services) {
  /** Copies the list in. */
  public Snapshot {
    services = List.copyOf(services);
  }

  /** What the announcement says to everybody. */
  public List<Offer> offers() {
    return offers(Visibility.PUBLIC);
  }

  /** What it says to whom this site is paired with. */
  public List<Offer> paired() {
    return offers(Visibility.PAIRED);
  }

  private List<Offer> offers(Visibility visibility) {
    return services.stream()
        .filter(service -> service.visibility() == visibility)
        .map(Service::offer)
        .toList();
  }

  /** The services that a reader may see. */
  public List<Service> visible(boolean all) {
    return all ? services : services.stream().filter(Service::isPublic).toList();
  }

  /** A service by its id, if the reader may see it. */
  public Optional<Service> find(long id, boolean all) {
    return services.stream()
        .filter(service -> service.id() == id && (all || service.isPublic()))
        .findFirst();
  }
}
