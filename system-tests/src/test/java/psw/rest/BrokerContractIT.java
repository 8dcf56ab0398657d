package psw.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The broker on Payara Micro. */
@ArquillianTest
class BrokerContractIT implements BrokerContract, OwnersCommands {
  @ArquillianResource private URL base;

  @Deployment(testable = false)
  static WebArchive broker() {
    return Servers.onPayara("broker");
  }

  @Override
  public Api api() {
    return Servers.api(base);
  }

  @Override
  public Path data() {
    return Servers.dataOnPayara("broker");
  }

  // WildFly answers this itself, with 500, before it asks any application
  @Test
  void what_is_asked_for_without_a_path_is_refused() {
    String request = "GET * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    String line = api().raw(request);
    assertTrue(line.startsWith("HTTP/1.1 400 "), line);
  }
}
