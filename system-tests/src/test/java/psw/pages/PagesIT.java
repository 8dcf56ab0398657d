package psw.pages;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;

@Needs({"chromium", "chromedriver"})
class PagesIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String WRONG = "psw_AAAAAAAA_" + "A".repeat(43);
  private static final FarSite FAR = new FarSite("far-away");

  @TempDir private static Path directory;
  private static Server rendezvous;
  private static Server broker;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    rendezvous = Server.start(directory.resolve("rendezvous"), "rendezvous", "meeting-point");
    broker =
        Server.start(
            directory.resolve("broker"), "broker", "ana", "--rendezvous", rendezvous.url());
    rendezvous.awaitReady();
    broker.awaitReady();
    assertEquals(200, FAR.announce(rendezvous, "Tea <b>& cake</b>", "<script>alert(1)</script>"));
    browser = new Browser();
  }

  @AfterAll
  static void end() {
    for (AutoCloseable one : new AutoCloseable[] {browser, broker, rendezvous}) {
      try {
        if (one != null) {
          one.close();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeEach
  void a_visitor_whom_nobody_knows() {
    browser.width(1280);
    browser.open(broker.url());
    browser.forget();
    browser.complaints();
  }

  @AfterEach
  void the_browser_has_nothing_to_complain_of() {
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void the_pages_have_the_house_s_style() {
    browser.open(broker.url());
    assertNotEquals("rgba(0, 0, 0, 0)", browser.background());
    assertEquals("ana · broker", browser.title());
  }

  @Test
  void one_who_pasted_no_token_reads_and_finds_no_form() {
    browser.open(broker.url());
    assertEquals(0, browser.count("form[method=post]"));
    assertTrue(browser.text().contains("paste the token of this broker"));
  }

  @Test
  void reading_makes_no_session() {
    browser.open(broker.url());
    browser.open(rendezvous.url());
    assertEquals(null, browser.session());
  }

  @Test
  void a_wrong_token_is_refused_in_words() {
    browser.open(broker.url() + "/token.xhtml");
    browser.type("Token", WRONG);
    browser.press("Go on");
    assertTrue(browser.saidOf("Token").startsWith("This is not the token of this broker."));
    browser.open(broker.url());
    assertEquals(0, browser.count("form[method=post]"));
  }

  @Test
  void the_token_counts_for_the_session_until_the_visitor_leaves() {
    signIn();
    assertTrue(browser.session().isHttpOnly());
    assertEquals("Strict", browser.session().getSameSite());
    browser.open(broker.url());
    assertTrue(browser.count("form[method=post]") > 0);
    browser.press("Leave");
    assertEquals(0, browser.count("form[method=post]"));
  }

  @Test
  void a_service_is_added_listed_announced_and_removed() {
    signIn();
    add("Radio", "Songs & news", "192.0.2.9", "8123");
    assertEquals(broker.url() + "/", browser.url());
    assertTrue(browser.text().contains("Radio is listed."));
    assertTrue(browser.text().contains("192.0.2.9:8123"));
    seen(rendezvous.url() + "/?q=radio", "192.0.2.9:8123");
    browser.open(broker.url());
    assertFalse(browser.text().contains("Radio is listed."), "said once");
    browser.press("Remove Radio");
    assertTrue(browser.text().contains("Remove this service?"));
    browser.press("Remove it");
    assertTrue(browser.text().contains("Radio is no longer listed."));
    assertFalse(browser.text().contains("192.0.2.9:8123"));
  }

  @Test
  void a_private_service_is_shown_to_the_owner_alone() {
    signIn();
    browser.choose("Seen by", "this site only");
    add("Diary", "", "192.0.2.10", "8124");
    assertTrue(browser.text().contains("Diary"));
    browser.press("Leave");
    assertFalse(browser.text().contains("Diary"));
  }

  @Test
  void what_is_wrong_is_said_at_each_field_and_what_was_typed_is_kept() {
    signIn();
    add(" ", "A line", "300.1.2.3", "99999");
    assertEquals("A service needs a name.", browser.saidOf("Name"));
    assertTrue(browser.saidOf("IP address").startsWith("An IP address, please"));
    assertEquals("A port is a number from 1 to 65535.", browser.saidOf("TCP port"));
    assertEquals("A line", browser.typed("Description"));
    assertEquals("300.1.2.3", browser.typed("IP address"));
    assertEquals("99999", browser.typed("TCP port"));
  }

  @Test
  void an_address_and_port_that_are_listed_are_not_taken_twice() {
    signIn();
    add("First", "", "192.0.2.11", "8125");
    add("Second", "", "192.0.2.11", "8125");
    assertTrue(browser.saidOf("TCP port").contains("listed already"));
    assertEquals("Second", browser.typed("Name"));
  }

  @Test
  void markup_in_a_name_is_text() {
    signIn();
    add("<img src=x onerror=alert(1)>", "\"'><script>alert(2)</script>", "192.0.2.12", "8126");
    assertTrue(browser.text().contains("<img src=x onerror=alert(1)>"));
    assertTrue(browser.text().contains("\"'><script>alert(2)</script>"));
    assertEquals(0, browser.count("script, img[src=x]"));
  }

  @Test
  void a_rendez_vous_is_added_and_removed() {
    signIn();
    browser.type("Address", "http://127.0.0.1:1");
    browser.press("Add the rendez-vous");
    assertTrue(browser.text().contains("http://127.0.0.1:1 is on the list"));
    seen(broker.url(), "Nothing answers there.");
    browser.press("Remove http://127.0.0.1:1");
    browser.press("Remove it");
    assertTrue(browser.text().contains("withdrawn from http://127.0.0.1:1"));
    browser.open(broker.url());
    assertEquals(0, browser.count("a[aria-label='Remove http://127.0.0.1:1']"));
  }

  @Test
  void an_address_that_is_none_is_refused_in_words_and_kept() {
    signIn();
    browser.type("Address", "ftp://rv.example/x");
    browser.press("Add the rendez-vous");
    assertTrue(browser.saidOf("Address").startsWith("It must begin with http:// or https://"));
    assertEquals("ftp://rv.example/x", browser.typed("Address"));
  }

  @Test
  void the_site_says_that_its_rendez_vous_has_acknowledged_it() {
    seen(broker.url(), "announced at 1 of 1 rendez-vous");
  }

  @Test
  void another_site_s_services_appear_are_found_and_have_a_page() {
    seen(broker.url(), "Tea <b>& cake</b>");
    assertTrue(browser.text().contains("<script>alert(1)</script>"));
    browser.open(broker.url() + "/?q=cake");
    assertTrue(browser.text().contains("192.0.2.44:8080"));
    browser.press("far-away");
    assertTrue(browser.url().endsWith("/site.xhtml?id=" + FAR.id()));
    assertTrue(browser.text().contains("192.0.2.44:8080"));
    browser.open(broker.url() + "/?q=nowhere-to-be-found");
    assertTrue(browser.text().contains("Nothing: no site and no service"));
  }

  @Test
  void the_rendez_vous_lists_its_brokers_with_a_page_for_each() {
    seen(rendezvous.url(), "far-away");
    assertTrue(browser.text().contains(FAR.id()));
    assertTrue(browser.text().contains("1 service"));
    browser.press("far-away");
    assertTrue(browser.text().contains("Tea <b>& cake</b>"));
    assertEquals(0, browser.count("form[method=post]"));
  }

  @Test
  void a_visitor_from_elsewhere_finds_no_form_and_no_token_page() throws Exception {
    String elsewhere = broker.at(otherAddress());
    browser.open(elsewhere);
    assertEquals(0, browser.count("form[method=post]"));
    assertTrue(browser.text().contains("Changes are made on the broker's own machine"));
    assertEquals(403, status(elsewhere + "/token.xhtml"));
    assertEquals(403, status(elsewhere + "/remove-service.xhtml?id=1"));
  }

  @Test
  void every_page_fits_a_narrow_telephone() {
    signIn();
    browser.width(360);
    for (String page : List.of("/", "/?q=tea", "/site.xhtml?id=" + FAR.id())) {
      seen(broker.url() + page, "far-away");
      assertEquals(0, browser.overflow(), page);
    }
    browser.open(rendezvous.url());
    assertEquals(0, browser.overflow());
  }

  @Test
  void no_page_tells_of_the_inside_when_there_is_none_or_it_fails() throws Exception {
    for (String path :
        List.of("/nowhere", "/site.xhtml?id=x", "/psw/field.xhtml", "/WEB-INF/web.xml")) {
      HttpResponse<String> answer = broker.get(path);
      assertEquals(404, answer.statusCode(), path);
      assertTrue(answer.body().contains("There is no such page"), path);
      assertTrue(answer.headers().firstValue("Content-Security-Policy").isPresent(), path);
    }
  }

  @Test
  void what_the_owner_sees_is_kept_by_no_cache() throws Exception {
    signIn();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(broker.url()))
            .header("Cookie", "JSESSIONID=" + browser.session().getValue())
            .build();
    HttpResponse<Void> answer = Server.HTTP.send(request, HttpResponse.BodyHandlers.discarding());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void another_site_s_page_cannot_post_in_the_owner_s_name() throws Exception {
    signIn();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(broker.url() + "/index.xhtml"))
            .header("Cookie", "JSESSIONID=" + browser.session().getValue())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "cross-site")
            .POST(HttpRequest.BodyPublishers.ofString("leave=leave&leave%3Ago=Leave"))
            .build();
    assertEquals(
        403, Server.HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
  }

  private static void signIn() {
    browser.open(broker.url());
    browser.press("paste the token of this broker");
    browser.type("Token", broker.token());
    browser.press("Go on");
    assertTrue(browser.text().contains("You may change things here"));
  }

  private static void add(String name, String description, String ip, String port) {
    browser.type("Name", name);
    browser.type("Description", description);
    browser.type("IP address", ip);
    browser.type("TCP port", port);
    browser.press("Add the service");
  }

  private static void seen(String url, String text) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              browser.open(url);
              return browser.text().contains(text);
            });
  }

  private static int status(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return Server.HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
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
}
