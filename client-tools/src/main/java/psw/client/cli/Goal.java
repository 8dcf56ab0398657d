package psw.client.cli;

import java.util.Optional;
import psw.client.site.ServicePath;
import psw.wire.value.Label;

/**
 * What is to be reached.
 *
 * @param site a name of a site, or its id in full
 * @param service one of its services, or all
 */
record Goal(String site, Optional<Label> service) {
  static Goal of(ServicePath path) {
    return new Goal(path.site(), Optional.of(path.service()));
  }

  static Goal all(String site) {
    return new Goal(site, Optional.empty());
  }

  /** As a user names a service there. */
  String path(Label label) {
    return site + '/' + label;
  }

  @Override
  public String toString() {
    return service.map(this::path).orElse(site);
  }
}
