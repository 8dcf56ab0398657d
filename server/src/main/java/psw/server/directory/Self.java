package psw.server.directory;

import java.util.Optional;
import psw.wire.value.BrokerId;

/** Who {@code self} is in an address; a broker provides a bean of this, a rendez-vous none. */
public interface Self {
  /** This broker's own id, once it has one. */
  Optional<BrokerId> id();
}
