package psw.broker.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import psw.server.directory.Self;
import psw.wire.value.BrokerId;

/** Says who {@code self} is at this broker. */
@ApplicationScoped
class SiteSelf implements Self {
  @Inject Site site;

  @Override
  public Optional<BrokerId> id() {
    return Optional.of(site.id());
  }
}
