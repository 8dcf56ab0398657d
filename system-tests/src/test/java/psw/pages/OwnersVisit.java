package psw.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
    browser().open(browser().origin());
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
    assertTrue(asOwner("GET / ", host()).contains("Cache-Control: no-store"));
  }

  @Test
  default void the_session_counts_under_its_own_host_name_alone() throws Exception {
    signIn();
    String answer = asOwner("GET / ", "127.0.0.1:" + broker().port());
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
    assertTrue(browser().text().contains("You may change things here"));
  }

  @Test
  default void another_site_s_page_cannot_post_in_the_owner_s_name() throws Exception {
    signIn();
    String answer = asOwner("POST /index.xhtml ", host(), "Sec-Fetch-Site: cross-site");
    assertTrue(answer.contains(" 403 "), answer);
  }

  private String host() {
    return browser().origin().substring("http://".length());
  }

  // a line of a request with the owner's cookie; HttpClient would not let us choose Host
  private String asOwner(String line, String host, String... headers) throws Exception {
    List<String> lines = new ArrayList<>(List.of(line + "HTTP/1.1", "Host: " + host));
    lines.addAll(List.of(headers));
    lines.add("Cookie: JSESSIONID=" + browser().session().getValue());
    lines.addAll(List.of("Content-Length: 0", "Connection: close", "", ""));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker().port())) {
      socket.getOutputStream().write(String.join("\r\n", lines).getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      return answer.substring(0, answer.indexOf("\r\n\r\n"));
    }
  }
}
