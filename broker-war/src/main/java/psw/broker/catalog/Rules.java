package psw.broker.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.broker.catalog.Written.Why;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Health;
import psw.wire.announcement.Offer;
import psw.wire.value.Label;

/** What a change makes of the catalogue, as pure functions over what is in it. */
final class Rules {
  private static final int MOST_OTHERS = 256;

  private final Length length;

  /** How long an announcement is. */
  interface Length {
    /**
     * In bytes.
     *
     * @param offers what it says to everybody
     * @param paired what it says to each peer, sealed
     */
    int of(List<Offer> offers, List<Offer> paired);
  }

  Rules(Length length) {
    this.length = length;
  }

  /**
   * Registers: a new service, or the same again where the writer has one at that address.
   *
   * @param next the id that a new one gets
   */
  Written add(List<Service> all, Draft draft, Writer writer, long next) {
    Optional<Service> there = at(all, draft);
    if (there.isPresent()) {
      return there.get().owner().equals(writer.token())
          ? fitting(all, changed(there.get(), draft))
          : refused(Why.ADDRESS_TAKEN);
    }
    Label label =
        Label.from(draft.name().text())
            .unlike(taken -> all.stream().anyMatch(other -> other.label().equals(taken)));
    Service fresh =
        new Service(
            next,
            label,
            draft.name(),
            draft.description(),
            draft.ip(),
            draft.port(),
            draft.visibility().orElse(Visibility.PUBLIC),
            draft.ephemeral().orElse(false),
            Health.UNKNOWN,
            writer.token());
    return fitting(all, fresh);
  }

  /** Changes a service that is there. */
  Written change(List<Service> all, long id, Draft draft, Writer writer) {
    Optional<Service> there = all.stream().filter(service -> service.id() == id).findFirst();
    if (there.isEmpty()) {
      return refused(Why.UNKNOWN);
    }
    if (!writer.mayChange(there.get())) {
      return refused(Why.NOT_YOURS);
    }
    if (at(all, draft).filter(other -> other.id() != id).isPresent()) {
      return refused(Why.ADDRESS_TAKEN);
    }
    return fitting(all, changed(there.get(), draft));
  }

  /** Whether a service may be removed. */
  Written remove(Optional<Service> there, Writer writer) {
    if (there.isEmpty()) {
      return refused(Why.UNKNOWN);
    }
    return writer.mayChange(there.get()) ? new Written.Done(there.get()) : refused(Why.NOT_YOURS);
  }

  private Written fitting(List<Service> before, Service change) {
    List<Service> after = new ArrayList<>(before);
    after.removeIf(other -> other.id() == change.id());
    after.add(change);
    long everybodys = after.stream().filter(Service::isPublic).count();
    boolean many =
        everybodys > Announcement.MOST_SERVICES || after.size() - everybodys > MOST_OTHERS;
    return many || isTooLong(before, after)
        ? refused(Why.CATALOGUE_FULL)
        : new Written.Done(change);
  }

  // a peer that came since may have made it too long; what makes it no longer is taken even then
  private boolean isTooLong(List<Service> before, List<Service> after) {
    int length = length(after);
    return length > Announcement.LONGEST && length > length(before);
  }

  private int length(List<Service> all) {
    Snapshot longest = new Snapshot(0, all.stream().map(Rules::longest).toList());
    return length.of(longest.offers(), longest.paired());
  }

  // "unknown" is the longest word for health: no later check can make the announcement too long
  private static Service longest(Service service) {
    return with(service, Health.UNKNOWN);
  }

  static Service with(Service service, Health health) {
    return new Service(
        service.id(),
        service.label(),
        service.name(),
        service.description(),
        service.ip(),
        service.port(),
        service.visibility(),
        service.ephemeral(),
        health,
        service.owner());
  }

  private static Service changed(Service was, Draft draft) {
    boolean moved = !was.isAt(draft.ip(), draft.port());
    return new Service(
        was.id(),
        was.label(),
        draft.name(),
        draft.description(),
        draft.ip(),
        draft.port(),
        draft.visibility().orElse(was.visibility()),
        draft.ephemeral().orElse(was.ephemeral()),
        moved ? Health.UNKNOWN : was.health(),
        was.owner());
  }

  private static Optional<Service> at(List<Service> all, Draft draft) {
    return all.stream().filter(service -> service.isAt(draft.ip(), draft.port())).findFirst();
  }

  private static Written refused(Why why) {
    return new Written.Refused(why);
  }
}
