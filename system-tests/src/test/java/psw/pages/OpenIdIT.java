package psw.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;
import psw.testing.OtherAddress;
import psw.testing.Provider;
import psw.testing.Server;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;

/**
 * The owner comes by a provider of OpenID Connect. It answers at 127.0.0.1, the pages under a name
 * of their own: two sites to the browser, so that SameSite counts.
 */
@Needs({"chromium", "chromedriver"})
class OpenIdIT implements AtHouse {
  private static final String BUTTON = "Log in with Tea House";

  @TempDir private static Path directory;
  private static House house;
  private static Provider provider;

  @BeforeAll
  static void start() throws Exception {
    Server broker = new Server("broker", directory, settings());
    provider = new Provider(broker.url() + "/openid/back");
    broker.set("psw.openid.issuer", provider.issuer());
    house = new House(null, broker, null, null, null, new Browser());
    broker.start().awaitReady();
  }

  private static Map<String, String> settings() throws Exception {
    Map<String, String> settings = new HashMap<>();
    Path secret =
        Files.createFile(
            directory.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, Provider.SECRET + "\n");
    settings.put("psw.name", "ana");
    settings.put("psw.openid.client", Provider.CLIENT);
    settings.put("psw.openid.secret.file", secret.toString());
    settings.put("psw.openid.name", "Tea House");
    settings.put("psw.openid.url", "https://broker.example");
    settings.put("psw.openid.subjects", "ana-17");
    settings.put("psw.openid.emails", "ana@example.org");
    return settings;
  }

  @AfterAll
  static void end() throws Exception {
    if (house != null) {
      house.browser().close();
      house.broker().end();
    }
    if (provider != null) {
      provider.close();
    }
  }

  @Override
  public House house() {
    return house;
  }

  @BeforeEach
  void a_visitor_whom_nobody_knows() {
    provider.setDown(false);
    provider.setForging(false);
    browser().forget();
    browser().open(broker().url() + "/login.xhtml");
    browser().complaints();
  }

  @AfterEach
  void the_browser_has_nothing_to_complain_of() {
    assertEquals(List.of(), browser().complaints());
  }

  /** Goes to the provider and says who sits here. */
  private void come(String subject, String email) {
    browser().press(BUTTON);
    assertEquals(provider.issuer(), browser().origin());
    browser().type("Subject", subject);
    browser().type("Address", email);
    browser().press("Say so");
  }

  private void isTold(String words) {
    assertTrue(browser().url().contains("/login.xhtml"), browser().url());
    assertEquals(words, browser().text("#openid [role=alert]"));
    assertFalse(isOwner());
  }

  private JsonObject latest() throws Exception {
    String answer = broker().send("GET", "/api/audit?size=1", null, broker().token()).body();
    Object all = Json.parse(answer.getBytes(ISO_8859_1), JsonLimits.ANSWER);
    return (JsonObject) ((List<?>) all).get(0);
  }

  @Test
  void the_owner_logs_in_by_it_and_stays() throws Exception {
    come("ana-17", "");
    await().atMost(SOON).until(this::isOwner);
    assertTrue(browser().origin().matches("http://psw-[0-9a-f]{16}\\.localhost:[0-9]+"));
    assertEquals("Strict", browser().session().getSameSite());
    browser().open(browser().origin() + "/audit.xhtml");
    assertTrue(isOwner());
    assertEquals("logged-in", latest().text("deed"));
    assertEquals("account ana-17@127.0.0.1", latest().text("who"));
    browser().press("Log out");
    assertFalse(isOwner());
  }

  @Test
  void the_owner_is_known_by_a_verified_address_too() {
    come("another name", "Ana@Example.org");
    await().atMost(SOON).until(this::isOwner);
  }

  @Test
  void another_is_turned_away_told_so_and_noted() throws Exception {
    come("eve", "eve@example.org");
    isTold("Tea House says who you are, but that is not one of this broker's owners.");
    assertEquals("login-failed", latest().text("deed"));
    assertEquals("account eve@127.0.0.1", latest().text("subject"));
  }

  @Test
  void what_the_provider_says_of_an_error_is_not_shown() {
    browser().press(BUTTON);
    browser().press("Say nothing");
    isTold("Tea House did not say who you are.");
    assertFalse(browser().text().contains("pwned"));
  }

  @Test
  void a_provider_that_is_down_is_called_so() {
    browser().press(BUTTON);
    browser().type("Subject", "ana-17");
    provider.setDown(true);
    browser().press("Say so");
    isTold("Tea House does not answer as it should. Try again in a moment.");
  }

  @Test
  void what_another_key_signed_opens_nothing() throws Exception {
    provider.setForging(true);
    come("ana-17", "");
    isTold("The answer of Tea House proves nothing; the broker's log says why.");
    assertEquals("OpenID Connect: signature", latest().text("subject"));
  }

  @Test
  void an_answer_opens_once() {
    come("ana-17", "");
    await().atMost(SOON).until(this::isOwner);
    browser().press("Log out");
    browser().open(provider.sentTo().get(provider.sentTo().size() - 1));
    isTold("This login was used already, is too old, or was begun elsewhere. Begin again.");
  }

  @Test
  void an_answer_opens_nothing_in_a_browser_that_did_not_begin() {
    browser().press(BUTTON);
    browser().type("Subject", "ana-17");
    browser().forget();
    browser().press("Say so");
    isTold("This login was used already, is too old, or was begun elsewhere. Begin again.");
  }

  @Test
  void a_page_elsewhere_begins_no_login() {
    String begin = browser().origin() + "/openid/begin";
    int before = provider.asked();
    browser().open(provider.issuer() + "/lure?to=" + begin);
    browser().press("Free tea");
    assertTrue(browser().url().endsWith("/login.xhtml"), browser().url());
    assertEquals(before, provider.asked());
  }

  @Test
  void the_cookie_of_a_login_is_for_these_pages_and_comes_back_from_the_provider()
      throws Exception {
    String answer = begin(browser().origin().substring("http://".length()));
    assertTrue(answer.startsWith("HTTP/1.1 302"), answer);
    String rest = "; Path=/; Max-Age=600; HttpOnly; SameSite=Lax\r\n";
    assertTrue(answer.matches("(?s).*\r\nSet-Cookie: psw-openid=[A-Za-z0-9_-]{43}" + rest + ".*"));
    assertTrue(answer.contains("\r\nCache-Control: no-store\r\n"), answer);
    assertFalse(answer.contains("JSESSIONID"), "a session before anybody came in");
  }

  @Test
  void where_it_leads_back_does_not_hang_on_what_a_caller_says() throws Exception {
    String foreign = begin("eve.example");
    assertTrue(foreign.startsWith("HTTP/1.1 421"), foreign);
    String answer = begin(browser().origin().substring("http://".length()));
    String back = "http%3A%2F%2F127.0.0.1%3A" + broker().port() + "%2Fopenid%2Fback";
    assertTrue(answer.contains("&redirect_uri=" + back + "&"), answer);
  }

  private String begin(String host) throws Exception {
    String request =
        "GET /openid/begin HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker().port())) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void from_elsewhere_in_clear_there_is_no_such_login() throws Exception {
    for (String path : List.of("/openid/begin", "/openid/back?state=x&code=y")) {
      URI uri = URI.create(broker().at(OtherAddress.ofThisMachine()) + path);
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      HttpResponse<Void> answer = House.HTTP.send(request, HttpResponse.BodyHandlers.discarding());
      assertEquals(403, answer.statusCode(), path);
    }
  }

  @Test
  void it_is_offered_beside_the_pass_phrase() {
    setUp(PASS_PHRASE);
    browser().press("Log out");
    browser().open(browser().origin() + "/login.xhtml");
    assertTrue(browser().text().contains(BUTTON));
    browser().type("Pass phrase", PASS_PHRASE);
    browser().press("Log in");
    assertTrue(isOwner());
  }
}
