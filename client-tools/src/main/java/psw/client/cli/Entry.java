package psw.client.cli;

import psw.client.api.Service;
import psw.client.site.Found;
import psw.client.tunnel.Target;

/** Where a wormhole leads: a site as it announced itself, and a service there. */
record Entry(Found found, Service service) {
  Target target() {
    return new Target(service.ip().text(), service.port());
  }

  /** Whether a session to one serves the other. */
  boolean isAs(Entry other) {
    return target().equals(other.target())
        && Ahead.isSameWay(found.said().announcement(), other.found.said().announcement());
  }
}
