package psw.client.cli;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import psw.client.api.Service;
import psw.client.api.Site;
import psw.wire.json.JsonObject;

/**
 * A service as psw services lists it.
 *
 * @param site whose it is
 * @param as what the site is called here
 * @param announced whether its site announces it; what is not cannot be opened
 */
record Listed(Site site, String as, Service service, boolean announced) {
  /** Whether it holds what was asked for. */
  boolean holds(Optional<String> query) {
    return query.isEmpty()
        || Stream.of(
                path(),
                site.name().text(),
                site.id().text(),
                service.name().text(),
                service.description().text(),
                address())
            .anyMatch(text -> folded(text).contains(folded(query.get())));
  }

  /** A line of a table: what to call it, where it listens, how it is, what it is. */
  List<String> row() {
    String about = service.description().text();
    String name = service.name().text();
    String text = about.isEmpty() ? name : name + ": " + about;
    return List.of(path(), address(), health(), mark() + text);
  }

  JsonObject toJson() {
    return JsonObject.with("site", site.name().text())
        .and("broker", site.id().text())
        .and("id", service.id())
        .and("label", service.label().text())
        .and("name", service.name().text())
        .and("description", service.description().text())
        .and("ip", service.ip().text())
        .and("port", service.port().number())
        .and("health", health())
        .and("visibility", service.visibility().name().toLowerCase(Locale.ROOT))
        .build();
  }

  private String path() {
    return as + "/" + service.label();
  }

  private String address() {
    String ip = service.ip().text();
    return (service.ip().isIpv6() ? "[" + ip + "]" : ip) + ":" + service.port();
  }

  private String health() {
    return service.health().name().toLowerCase(Locale.ROOT);
  }

  private String mark() {
    if (!announced) {
      return "(unverified) ";
    }
    return service.visibility() == Service.Visibility.PUBLIC ? "" : "(paired) ";
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
