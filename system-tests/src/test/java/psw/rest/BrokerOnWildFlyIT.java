package psw.rest;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same WAR of the broker on a stock WildFly. */
class BrokerOnWildFlyIT implements BrokerContract {
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

  @Override
  public Path data() {
    return server.data();
  }
}
