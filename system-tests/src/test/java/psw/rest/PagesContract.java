package psw.rest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import psw.testing.Server;
import psw.wire.value.BadValue;

/** The owner's pages as each server makes them; the browser's tests, psw.pages, say more. */
interface PagesContract extends LoginContract {
  @Test
  default void every_page_of_the_owner_is_made() throws BadValue {
    Visit visit = setUp(visit());
    for (String page : List.of("", "peers.xhtml", "pair.xhtml", "tokens.xhtml", "audit.xhtml")) {
      assertEquals(200, visit.open("/" + page).status(), page);
      assertTrue(visit.isIn(), page);
      assertEquals("no-store", visit.header("Cache-Control"), page);
    }
    assertEquals(404, visit.open("/peer.xhtml?id=999999").status());
  }

  @Test
  default void a_pairing_that_comes_to_nothing_is_told_on_a_page_that_looks_again_until_then()
      throws BadValue {
    Visit visit = setUp(visit()).open("/pair.xhtml");
    // a rendez-vous that nobody has
    String code = "4821-guitar-candle-orbit@127.0.0.1:" + Server.freePort();
    visit.send("take", "take:go", Map.of("take:code:in", code));
    String page = "/pairing.xhtml?n=1";
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              boolean over = visit.open(page).text().contains("The rendez-vous does not answer.");
              assertEquals(over, visit.header("Refresh").isEmpty(), visit.text());
              return over;
            });
    Visit another = setUp(visit());
    assertEquals(404, another.open(page).status());
  }

  @Test
  default void a_site_that_cannot_be_added_is_refused_at_its_field() throws BadValue {
    Visit visit = setUp(visit()).open("/");
    visit.send("site-form", "site-form:add", Map.of("site-form:url:in", "http://169.254.169.254"));
    assertTrue(visit.text().contains("link-local"), visit.text());
  }
}
