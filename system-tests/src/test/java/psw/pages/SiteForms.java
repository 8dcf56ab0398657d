package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import psw.testing.FarSite;

/** The owner adds another site by the address of its broker. */
interface SiteForms extends AtHouse {
  private void add(String url) {
    browser().type("Where its broker answers", url);
    browser().press("Add the site");
  }

  private String said() {
    return browser().saidOf("Where its broker answers");
  }

  @Test
  default void a_site_is_added_by_its_address_listed_as_it_was_heard_and_removed()
      throws Exception {
    FarSite eva = new FarSite("eva");
    byte[] jws = eva.announceNamed("<i>Tea</i>", "");
    HttpServer far =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.3.9"), 0), 0);
    far.createContext(
        "/api/brokers/self",
        exchange -> {
          try (exchange) {
            boolean lease = exchange.getRequestURI().getPath().endsWith("/lease");
            exchange.getResponseHeaders().set("Content-Type", "application/jose");
            exchange.sendResponseHeaders(lease ? 404 : 200, lease ? -1 : jws.length);
            exchange.getResponseBody().write(lease ? new byte[0] : jws);
          }
        });
    far.start();
    String url = "http://127.0.3.9:" + far.getAddress().getPort();
    try {
      signIn();
      add(url);
      assertTrue(browser().text().contains("The site at " + url + " is followed from now on."));
      assertTrue(browser().text().contains(eva.id().text()));
      assertTrue(browser().text().contains("<i>Tea</i>"));
      seen(browser().origin(), "heard");
      browser().press("Remove " + url);
      browser().press("Remove it");
      assertTrue(browser().text().contains("The site at " + url + " is no longer followed."));
      assertFalse(browser().text().contains("Added by their addresses"));
    } finally {
      far.stop(0);
    }
  }

  @Test
  default void what_is_no_other_broker_is_refused_in_words_at_its_field() {
    signIn();
    add("");
    assertTrue(said().startsWith("Where does its broker answer?"), said());
    add("http://169.254.169.254");
    assertTrue(said().contains("link-local"), said());
    assertEquals("http://169.254.169.254", browser().typed("Where its broker answers"));
    add("http://127.0.0.1:1");
    assertEquals("Nothing answers there.", said());
    announced();
    add(broker().url());
    assertEquals("This very broker answers there.", said());
    add(rendezvous().url());
    assertEquals("What answers there is no broker.", said());
    add("no address");
    assertTrue(said().startsWith("Scheme, host and port alone"), said());
  }
}
