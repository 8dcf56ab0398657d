package psw.client.api;

import java.util.List;
import java.util.stream.Stream;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/**
 * What a rendez-vous lists of all sites' services. Nobody proved any of it.
 *
 * @param entries each service once
 * @param more whether it goes on behind these
 */
public record Listing(List<Entry> entries, boolean more) {
  /** Copies the list in. */
  public Listing {
    entries = List.copyOf(entries);
  }

  /**
   * One service.
   *
   * @param site whose it is, and how that calls itself
   * @param service what it is; its number is the rendez-vous' own
   * @param announced whether it comes out of its site's announcement, as what can be opened does
   */
  public record Entry(Site site, Service service, boolean announced) {
    static Entry parse(JsonObject json) throws BadValue {
      Site site = new Site(BrokerId.parse(json.text("broker")), Label.parse(json.text("site")));
      return new Entry(site, Service.parse(json), json.flag("verified"));
    }
  }

  Listing and(Listing other) {
    return new Listing(
        Stream.concat(entries.stream(), other.entries.stream()).distinct().toList(),
        more || other.more);
  }
}
