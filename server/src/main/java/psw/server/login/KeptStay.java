package psw.server.login;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Optional;

/** The visit that a session is of. Not written with it: no visit outlives the server's process. */
@SessionScoped
class KeptStay implements Serializable {
  private static final long serialVersionUID = 1L;
  private transient volatile Stay stay;

  Optional<Stay> get() {
    return Optional.ofNullable(stay);
  }

  void set(Stay now) {
    stay = now;
  }
}
