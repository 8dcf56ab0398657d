package psw.rest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same WAR of the rendez-vous on a stock WildFly. */
class RendezvousOnWildFlyIT implements RendezvousContract {
  private static WildFly server;

  @BeforeAll
  static void start() {
    server = WildFly.with("rendezvous");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  public Api api() {
    return server.api();
  }
}
