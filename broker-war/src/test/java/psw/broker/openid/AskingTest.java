package psw.broker.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.broker.openid.NotProven.Why;
import psw.server.settings.OpenId;
import psw.server.settings.Secret;
import psw.wire.json.JsonObject;
import psw.wire.value.Base64Url;
import psw.wire.value.Sha256;

class AskingTest {
  private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Pending pending =
      Pending.begin(new SecureRandom(), "https://b.example/openid/back?", false, NOW);
  private volatile int status = 200;
  private HttpServer server;
  private Asking asking;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    JsonObject.Builder said =
        JsonObject.with("issuer", issuer)
            .and("authorization_endpoint", issuer + "/authorize?tenant=1")
            .and("token_endpoint", issuer + "/token")
            .and("jwks_uri", issuer + "/keys")
            .and("authorization_response_iss_parameter_supported", true);
    byte[] itself = said.build().toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(status, itself.length);
          exchange.getResponseBody().write(itself);
          exchange.close();
        });
    server.start();
    asking =
        new Asking(
            new OpenId(
                issuer,
                "a client",
                new Secret("secret"),
                "it",
                Optional.empty(),
                Set.of("ana"),
                Set.of()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void where_the_browser_goes_binds_the_answer_to_this_login() throws NotProven {
    String to = asking.location(pending, NOW);
    String challenge =
        Base64Url.encode(Sha256.of(pending.verifier().getBytes(StandardCharsets.US_ASCII)));
    for (String part :
        List.of(
            "/authorize?tenant=1&response_type=code&client_id=a+client&",
            "&redirect_uri=https%3A%2F%2Fb.example%2Fopenid%2Fback%3F&scope=openid&",
            "&state=" + pending.state() + "&nonce=" + pending.nonce(),
            "&code_challenge=" + challenge + "&code_challenge_method=S256")) {
      assertTrue(to.contains(part), to);
    }
    for (String kept : List.of(pending.verifier(), pending.browser(), "secret")) {
      assertFalse(to.contains(kept), to);
    }
  }

  private void refused(Why why, String code, String issuer) {
    Answered answered =
        new Answered(
            pending.state(),
            Optional.ofNullable(code),
            Optional.ofNullable(issuer),
            pending.browser());
    assertEquals(
        why, assertThrows(NotProven.class, () -> asking.person(pending, answered, CLOCK)).why());
    assertFalse(asked.contains("/token"), "the code was given away");
  }

  @Test
  void an_answer_in_another_s_name_is_not_looked_at() {
    refused(Why.ISSUER, "code", "https://eve.example");
  }

  @Test
  void an_answer_in_nobody_s_name_is_none_where_the_provider_says_its_own() {
    refused(Why.ISSUER, "code", null);
  }

  @Test
  void an_answer_without_a_code_is_a_no() {
    refused(Why.DENIED, null, "http://127.0.0.1:" + server.getAddress().getPort());
    refused(Why.DENIED, "x".repeat(5000), "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Test
  void one_that_is_down_is_not_asked_by_everybody() throws NotProven {
    status = 503;
    for (int i = 0; i < 3; i++) {
      assertThrows(NotProven.class, () -> asking.location(pending, NOW));
    }
    assertEquals(1, asked.size());
    status = 200;
    asking.location(pending, NOW.plusSeconds(3));
    asking.location(pending, NOW.plusSeconds(4));
    assertEquals(2, asked.size());
  }

  @Test
  void one_that_is_known_is_not_down_for_others_after_one_bad_answer() throws NotProven {
    String to = asking.location(pending, NOW);
    status = 503;
    Instant later = NOW.plusSeconds(700);
    assertEquals(to, asking.location(pending, later));
    assertEquals(to, asking.location(pending, later.plusSeconds(1)));
    assertEquals(2, asked.size());
    asking.location(pending, later.plusSeconds(4));
    assertEquals(3, asked.size());
  }
}
