package psw.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import psw.testing.OtherAddress;

/** How the owner comes, stays and leaves, and who does not come in his name. */
interface OwnersVisit extends AtHouse {
  /** The pages that nobody else sees. */
  List<String> OWNERS =
      List.of(
          "tokens",
          "revoke-token",
          "audit",
          "remove-service",
          "remove-rendezvous",
          "remove-site",
          "peers",
          "peer",
          "remove-peer",
          "pair",
          "pairing");

  private static int status(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return House.HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  default void wrong_pass_phrases_are_refused_in_words_and_then_made_to_wait() {
    browser().open(broker().url() + "/login.xhtml");
    tryIn("not the pass phrase");
    assertEquals("This is not the pass phrase.", browser().saidOf("Pass phrase"));
    assertFalse(isOwner());
    for (int i = 0; i < 12 && !browser().text().contains("Too many"); i++) {
      tryIn("not the pass phrase");
    }
    assertTrue(browser().saidOf("Pass phrase").matches(".*The next will be in [0-9]+ seconds?\\."));
    // the right one is not looked at either, until the wait is over
    await()
        .atMost(SOON)
        .until(
            () -> {
              tryIn(PASS_PHRASE);
              return isOwner();
            });
  }

  private void tryIn(String passPhrase) {
    browser().type("Pass phrase", passPhrase);
    browser().press("Log in");
  }

  @Test
  default void a_login_counts_for_the_session_until_the_visitor_leaves() {
    signIn();
    assertTrue(browser().session().isHttpOnly());
    assertEquals("Strict", browser().session().getSameSite());
    browser().open(browser().origin());
    assertTrue(isOwner());
    browser().press("Log out");
    assertEquals(0, browser().count("form[method=post]"));
  }

  @Test
  default void a_login_leads_to_the_page_that_was_asked_for() {
    browser().open(broker().url() + "/audit.xhtml?before=9");
    browser().type("Pass phrase", PASS_PHRASE);
    browser().press("Log in");
    assertEquals(browser().origin() + "/audit.xhtml?before=9", browser().url());
  }

  @Test
  default void a_login_leads_nowhere_else_whatever_its_address_says() {
    browser().open(broker().url() + "/login.xhtml?to=%2F%2Fevil.example%2Fpeers.xhtml");
    browser().type("Pass phrase", PASS_PHRASE);
    browser().press("Log in");
    assertEquals(browser().origin() + "/", browser().url());
  }

  @Test
  default void a_session_that_somebody_else_chose_is_not_the_visitors() throws Exception {
    signIn();
    String other = session();
    browser().open(browser().origin() + "/login.xhtml");
    assertTrue(isOwner(), "who is in need not log in");
    browser().press("Log out");
    browser().become(other);
    signIn();
    assertNotEquals(other, session());
    assertFalse(asOwner("GET / ", host(), other).contains("Log out"));
    assertTrue(asOwner("GET / ", host(), session()).contains("Log out"));
  }

  @Test
  default void one_who_only_looks_at_the_login_has_no_session() {
    browser().open(broker().url() + "/login.xhtml");
    tryIn("not the pass phrase");
    assertNull(browser().session());
  }

  @Test
  default void a_session_is_over_when_its_visitor_has_left_it() throws Exception {
    signIn();
    String old = session();
    String host = host();
    browser().press("Log out");
    assertFalse(asOwner("GET / ", host, old).contains("Log out"));
  }

  @Test
  default void who_is_not_logged_in_is_led_to_the_login() {
    for (String page : OWNERS) {
      browser().open(broker().url() + "/" + page + ".xhtml?id=1");
      String aim = "?to=%2F" + page + ".xhtml%3Fid%3D1";
      assertTrue(browser().url().endsWith("/login.xhtml" + aim), page);
    }
  }

  @Test
  default void a_visitor_from_elsewhere_in_clear_finds_no_form_and_no_login() throws Exception {
    String elsewhere = broker().at(OtherAddress.ofThisMachine());
    browser().open(elsewhere);
    assertEquals(0, browser().count("form[method=post]"));
    assertTrue(browser().text().contains("Changes are made on the broker's own machine"));
    List<String> pages = new ArrayList<>(OWNERS);
    pages.addAll(List.of("login", "setup"));
    for (String page : pages) {
      assertEquals(403, status(elsewhere + "/" + page + ".xhtml?id=1"), page);
    }
  }

  @Test
  default void what_the_owner_sees_is_kept_by_no_cache() throws Exception {
    signIn();
    assertTrue(asOwner("GET / ", host(), session()).contains("Cache-Control: no-store"));
  }

  @Test
  default void the_session_counts_under_its_own_host_name_alone() throws Exception {
    signIn();
    String answer = asOwner("GET / ", "127.0.0.1:" + broker().port(), session());
    assertTrue(answer.contains("Cache-Control: no-cache"), answer);
  }

  @Test
  default void what_answers_at_another_port_neither_gets_nor_ends_the_session() throws Exception {
    signIn();
    String home = browser().origin();
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          heard.addAll(exchange.getRequestHeaders().getOrDefault("Cookie", List.of("none")));
          exchange.getResponseHeaders().set("Set-Cookie", "JSESSIONID=other; Path=/");
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    other.start();
    try {
      for (String host : List.of("127.0.0.1", "localhost")) {
        browser().open("http://" + host + ":" + other.getAddress().getPort() + "/");
      }
    } finally {
      other.stop(0);
    }
    assertEquals(Set.of("none"), Set.copyOf(heard));
    browser().open(home);
    assertTrue(isOwner());
  }

  @Test
  default void another_site_s_page_cannot_post_in_the_owner_s_name() throws Exception {
    signIn();
    String answer = asOwner("POST /index.xhtml ", host(), session(), "Sec-Fetch-Site: cross-site");
    assertTrue(answer.contains(" 403 "), answer);
  }

  @Test
  default void a_session_is_worth_nothing_to_the_api() throws Exception {
    signIn();
    for (String path : List.of("/api/tokens", "/api/audit", "/api/rendezvous")) {
      String answer = asOwner("GET " + path + " ", host(), session());
      assertTrue(answer.contains(" 401 "), answer);
    }
    String delete = asOwner("DELETE /api/services/del/1 ", host(), session());
    assertTrue(delete.contains(" 401 "), delete);
  }

  private String session() {
    return browser().session().getValue();
  }

  private String host() {
    return browser().origin().substring("http://".length());
  }

  // the answer to a request with the owner's cookie; HttpClient would not let us choose Host
  private String asOwner(String line, String host, String session, String... headers)
      throws Exception {
    List<String> lines = new ArrayList<>(List.of(line + "HTTP/1.1", "Host: " + host));
    lines.addAll(List.of(headers));
    lines.add("Cookie: JSESSIONID=" + session);
    lines.addAll(List.of("Content-Length: 0", "Connection: close", "", ""));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker().port())) {
      socket.getOutputStream().write(String.join("\r\n", lines).getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
