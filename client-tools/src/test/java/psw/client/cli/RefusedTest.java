package psw.client.cli;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says of a broker's refusal, and what it advises. */
class RefusedTest {
  private static final String OPENAPI =
      "{\"info\":{\"title\":\"Personal Secure Wormholes: broker\"}}";

  @TempDir private Path home;
  private HttpServer server;
  private volatile int status = 200;
  private volatile String body = "[]";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, status, body));
    server.createContext("/openapi", exchange -> answer(exchange, 200, OPENAPI));
    server.start();
    Path token = Files.createFile(home.resolve("token"), asFileAttribute(fromString("rw-------")));
    Files.writeString(token, "psw_abcdefgh_secret");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void refuse(int number, String word, String detail) {
    status = number;
    body = "{\"type\":\"urn:psw:problem:" + word + "\",\"detail\":\"" + detail + "\"}";
  }

  private Ran psw(String... words) throws Exception {
    String broker = "http://127.0.0.1:" + server.getAddress().getPort();
    String token = home.resolve("token").toString();
    return Ran.in(home, Map.of("PSW_BROKER", broker, "PSW_TOKEN_FILE", token), words);
  }

  @Test
  void a_scope_that_is_missing_is_named_with_the_way_to_a_token_that_has_it() throws Exception {
    refuse(403, "forbidden", "the token does not have the scope read");
    Ran ran = psw("grant", "rui", "web");
    assertEquals(
        List.of(
            "psw: the broker refuses: the token does not have the scope read",
            "psw: hint: PSW_TOKEN_FILE names the owner's own token: cli.token in the broker's"
                + " data directory, which has every scope",
            "psw: hint: with that, psw token create NAME --scope read    makes one with this"
                + " scope; --scope once more for each that it has already"),
        ran.err().lines().toList());
    assertEquals(3, ran.exit());
  }

  @ParameterizedTest
  @CsvSource({
    "403, forbidden, this is for the owner's own token alone, PSW_TOKEN_FILE names the owner's",
    "400, catalogue-full, full, psw withdraw ID",
    "400, address-taken, taken, psw services",
    "400, too-many-tokens, many, psw token revoke ID",
    "421, foreign-host, not its name, its owner names it in PSW_HOSTS",
    "429, too-many, too often, try again",
    "503, not-ready, not yet, try again",
    "500, failed, it failed, its log"
  })
  void each_refusal_has_advice_of_its_own(int number, String word, String detail, String advice)
      throws Exception {
    refuse(number, word, detail);
    Ran ran = psw("token", "list");
    assertTrue(ran.err().startsWith("psw: the broker refuses: " + detail + "\n"), ran.err());
    assertTrue(ran.err().contains("psw: hint: " + advice), ran.err());
  }

  @Test
  void what_is_not_there_is_a_service_to_who_withdraws_one_alone() throws Exception {
    refuse(404, "not-found", "no such thing");
    assertTrue(psw("withdraw", "7").err().startsWith("psw: the broker knows no such service\n"));
    assertTrue(psw("setup").err().startsWith("psw: the broker does not know of this\n"));
  }

  @Test
  void no_tokens_are_told_beside_an_empty_result() throws Exception {
    Ran ran = psw("token", "list");
    assertEquals("", ran.out());
    assertTrue(ran.err().startsWith("psw: no tokens were made yet\n"), ran.err());
    assertEquals(0, ran.exit());
  }
}
