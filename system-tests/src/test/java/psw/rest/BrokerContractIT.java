package psw.rest;

import java.net.URL;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

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
}
