package psw.broker.catalog;

import psw.broker.site.Site;
import psw.server.directory.Views;
import psw.wire.json.JsonObject;

/** A service as the API shows it. */
final class ServiceView {
  private ServiceView() {}

  static JsonObject of(Service service, Site site) {
    return Views.service(service.id(), service.offer())
        .and("broker", site.id().text())
        .and("site", site.name().text())
        .and("visibility", service.visibility().toString())
        .and("ephemeral", service.ephemeral())
        .build();
  }
}
