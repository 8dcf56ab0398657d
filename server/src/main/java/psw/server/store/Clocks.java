package psw.server.store;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock, to be read at the doors and passed on as an instant. */
@Dependent
class Clocks {
  @Produces
  @Singleton
  static Clock clock() {
    return Clock.systemUTC();
  }
}
