package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** How the owner comes, stays and leaves, and who does not come in his name. */
interface OwnersVisit extends AtHouse {
  String WRONG = "psw_AAAAAAAA_" + "A".repeat(43);

  private static int status(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return House.HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String otherAddress() throws Exception {
    String found =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .findFirst()
            .orElse("");
    Assumptions.assumeFalse(found.isEmpty(), "this machine has no address but its loopback");
    return found;
  }

  @Test
  default void a_wrong_token_is_refused_in_words() {
    browser().open(broker().url() + "/token.xhtml");
    browser().type("Token", WRONG);
    browser().press("Go on");
    assertTrue(browser().saidOf("Token").startsWith("This is not the token of this broker."));
    browser().open(broker().url());
    assertEquals(0, browser().count("form[method=post]"));
  }

  @Test
  default void the_token_counts_for_the_session_until_the_visitor_leaves() {
    signIn();
    assertTrue(browser().session().isHttpOnly());
    assertEquals("Strict", browser().session().getSameSite());
    browser().open(broker().url());
    assertTrue(browser().count("form[method=post]") > 0);
    browser().press("Leave");
    assertEquals(0, browser().count("form[method=post]"));
  }

  @Test
  default void a_visitor_from_elsewhere_finds_no_form_and_no_token_page() throws Exception {
    String elsewhere = broker().at(otherAddress());
    browser().open(elsewhere);
    assertEquals(0, browser().count("form[method=post]"));
    assertTrue(browser().text().contains("Changes are made on the broker's own machine"));
    assertEquals(403, status(elsewhere + "/token.xhtml"));
    assertEquals(403, status(elsewhere + "/remove-service.xhtml?id=1"));
  }

  @Test
  default void what_the_owner_sees_is_kept_by_no_cache() throws Exception {
    signIn();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(broker().url()))
            .header("Cookie", "JSESSIONID=" + browser().session().getValue())
            .build();
    HttpResponse<Void> answer = House.HTTP.send(request, HttpResponse.BodyHandlers.discarding());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  default void another_site_s_page_cannot_post_in_the_owner_s_name() throws Exception {
    signIn();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(broker().url() + "/index.xhtml"))
            .header("Cookie", "JSESSIONID=" + browser().session().getValue())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "cross-site")
            .POST(HttpRequest.BodyPublishers.ofString("leave=leave&leave%3Ago=Leave"))
            .build();
    assertEquals(
        403, House.HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
  }
}
