package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import psw.testing.OtherAddress;

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

  /** A visitor who comes over TLS to an address of this machine, and from it. */
  private static Visit overTls(String address) {
    return Visit.by(
        () -> AnyKey.context().getSocketFactory().createSocket(address, server.tlsPort()),
        address + ":" + server.tlsPort());
  }

  @Test
  void over_tls_the_login_counts_under_the_normal_host_and_its_cookie_never_leaves_tls()
      throws Exception {
    String outward = OtherAddress.ofThisMachine();
    Visit visit = setUp(overTls(outward));
    assertTrue(visit.isIn(), visit.text());
    assertEquals(outward + ":" + server.tlsPort(), visit.host());
    String set = visit.setCookie().toLowerCase(java.util.Locale.ROOT);
    assertTrue(set.matches(".*; *secure\\b.*"), set);
    assertTrue(visit.header("Strict-Transport-Security").startsWith("max-age="));
    assertEquals("no-store", visit.header("Cache-Control"));
  }

  @Test
  void a_visit_over_tls_does_not_go_on_in_clear_nor_at_the_machine_itself() throws Exception {
    String outward = OtherAddress.ofThisMachine();
    String cookie = setUp(overTls(outward)).cookie();
    Visit clear = Visit.by(() -> new Socket(outward, api().port()), outward);
    assertFalse(clear.with(cookie).open("/").isIn());
    assertFalse(visit().with(cookie).open("/").isIn());
    assertFalse(visit().open("/login.xhtml").with(cookie).open("/").isIn());
    assertTrue(overTls(outward).with(cookie).open("/").isIn());
  }
}
