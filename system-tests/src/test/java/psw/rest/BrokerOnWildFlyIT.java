package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import psw.testing.OtherAddress;
import psw.testing.Provider;

/** The same WAR of the broker on a stock WildFly. */
class BrokerOnWildFlyIT implements BrokerContract {
  private static WildFly server;
  private static Provider provider;

  @BeforeAll
  static void start() {
    server = WildFly.with("broker", BrokerOnWildFlyIT::provided);
  }

  private static Map<String, String> provided(int port) {
    try {
      provider = new Provider("http://127.0.0.1:" + port + "/openid/back");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "PSW_OPENID_ISSUER",
        provider.issuer(),
        "PSW_OPENID_CLIENT",
        Provider.CLIENT,
        "PSW_OPENID_SECRET",
        Provider.SECRET,
        "PSW_OPENID_SUBJECTS",
        "ana-17");
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
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

  @Test
  void the_owner_logs_in_by_a_provider_of_openid_connect() throws Exception {
    Visit visit = visit().open("/login.xhtml");
    assertTrue(visit.text().contains("Log in with 127.0.0.1"), visit.text());
    visit.step("/openid/begin");
    String set = visit.setCookie();
    assertTrue(set.endsWith("; HttpOnly; SameSite=Lax"), set);
    URI back = URI.create(provider.says(visit.header("Location"), "ana-17"));
    visit.step(back.getRawPath() + "?" + back.getRawQuery());
    assertEquals(200, visit.status(), visit.text());
    Matcher session = Pattern.compile("JSESSIONID=([^;]+);").matcher(visit.text());
    assertTrue(session.find(), visit.text());
    assertTrue(visit.with(session.group().replace(";", "")).open("/").isIn(), visit.text());
  }
}
