package psw.rest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same WAR of the broker on a stock WildFly. */
class BrokerOnWildFlyIT implements EdgeContract {
  private static WildFly server;

  @BeforeAll
  static void start() {
    server = WildFly.with("broker");
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
