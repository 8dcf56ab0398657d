package psw.rest;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The rendez-vous on Payara Micro. */
@ArquillianTest
class RendezvousContractIT implements RendezvousContract {

  @ArquillianResource private URL base;

  @Deployment(testable = false)
  static WebArchive rendezvous() {
    return Servers.onPayara("rendezvous");
  }

  @Override
  public Api api() {
    return Servers.api(base);
  }
}
