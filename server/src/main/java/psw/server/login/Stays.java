package psw.server.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** All visits together: a new pass phrase ends those that began with the old one. */
@ApplicationScoped
public class Stays {
  private final AtomicLong epoch = new AtomicLong();

  /** Ends every visit that there is. */
  public void endAll() {
    epoch.incrementAndGet();
  }

  long epoch() {
    return epoch.get();
  }
}
