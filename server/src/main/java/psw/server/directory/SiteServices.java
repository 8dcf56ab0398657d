package psw.server.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import psw.wire.json.JsonObject;

/** The services of one site as a listing: announced to everybody, then sealed for this one. */
final class SiteServices {
  private final Directory directory;
  private final boolean own;

  SiteServices(Directory directory, boolean own) {
    this.directory = directory;
    this.own = own;
  }

  /** A service in the listing. */
  record Line(long id, Supplier<JsonObject> shown) {
    JsonObject view() {
      return shown.get();
    }
  }

  List<Line> lines(ServiceQuery query) {
    return directory.services(query).stream().map(this::line).toList();
  }

  /** With those of a box, whose numbers are beyond all others. */
  List<Line> lines(ServiceQuery query, List<SealedService> sealed) {
    if (sealed.isEmpty()) {
      return lines(query);
    }
    int most = query.skip() + query.most();
    List<Line> all =
        new ArrayList<>(
            lines(new ServiceQuery(query.words(), query.brokers(), query.after(), 0, most)));
    sealed.stream()
        .filter(service -> service.id() > query.after() && service.has(query.words()))
        .forEach(service -> all.add(new Line(service.id(), service::view)));
    return all.stream().skip(query.skip()).limit(query.most()).toList();
  }

  private Line line(ListedService service) {
    ListedService shown = own ? service.numberedByItsBroker() : service;
    return new Line(service.id(), () -> Views.service(shown));
  }
}
