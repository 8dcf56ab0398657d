package psw.client.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import psw.client.api.CallFailed.Reason;
import psw.pairing.pin.ServerUrl;
import psw.pairing.pin.TlsServer;
import psw.wire.knock.Heard;
import psw.wire.knock.SourceRule;
import psw.wire.pairing.Introduction;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;

/** Answers that no well-behaved broker gives are given here by a server of the test's own. */
class BrokerTest {
  private static final String SERVICE =
      "{\"id\":%d,\"name\":\"web\",\"label\":\"web\",\"ip\":\"127.0.0.1\",\"port\":80}";

  private static final String OPENAPI = "{\"info\":{\"title\":\"Personal Secure Wormholes: %s\"}}";

  private static final BrokerId FAR = BrokerId.of(new byte[32]);

  @TempDir private Path here;
  private HttpServer server;
  private Path token;
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    token = Files.writeString(here.resolve("cli.token"), "psw_abc_def\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void reads_page_after_page() throws Exception {
    answer("/api/services", 200, "[" + SERVICE.formatted(1) + "]", "</more?after=1>; rel=\"next\"");
    answer("/more", 200, "[" + SERVICE.formatted(2) + "]", "");
    assertEquals(List.of(1L, 2L), ids());
  }

  @Test
  void follows_no_next_page_at_another_server() throws Exception {
    answer("/api/services", 200, "[" + SERVICE.formatted(1) + "]", "<http://[::1]:9/>; rel=next");
    assertEquals(List.of(1L), ids());
  }

  @Test
  void a_page_that_is_its_own_next_ends_the_reading() throws Exception {
    answer("/api/services", 200, "[" + SERVICE.formatted(1) + "]", "</api/services>; rel=next");
    assertEquals(List.of(1L), ids());
  }

  @Test
  void a_name_with_control_characters_is_no_brokers_answer() {
    answer(
        "/api/services",
        200,
        "[" + SERVICE.replace("\"web\",\"l", "\"\\u001b[2J\",\"l").formatted(1) + "]",
        "");
    assertFails(Reason.NO_BROKER, this::ids);
  }

  @Test
  void html_is_no_brokers_answer() {
    answer("/api/services", 200, "<html>", "");
    assertFails(Reason.NO_BROKER, this::ids);
  }

  @Test
  void a_redirect_is_not_followed() {
    answer("/api/services", 302, "", "");
    assertFails(Reason.NO_BROKER, this::ids);
  }

  @Test
  void nobody_there_is_unreachable() {
    server.stop(0);
    assertEquals(Found.NOBODY, assertFails(Reason.NO_BROKER, this::ids).found());
  }

  @Test
  void what_a_site_heard_is_asked_for_and_may_be_nothing() throws Exception {
    Heard heard =
        new Heard(
            "00".repeat(16),
            Heard.What.CLOCK,
            Instant.ofEpochSecond(1_795_000_000),
            new IpAddress("192.0.2.7"),
            -240);
    answer("/openapi", 200, OPENAPI.formatted("broker"), "");
    answer("/api/peers/7/heard", 200, heard.toJson().toString(), "");
    answer("/api/peers/8/heard", 404, "{\"type\":\"urn:psw:problem:not-found\"}", "");
    assertEquals(Optional.of(heard), broker().pairing().heard(site(7)));
    assertEquals(Optional.empty(), broker().pairing().heard(site(8)));
  }

  private static Peer site(long id) {
    Label name = new Label("ana");
    return new Peer(
        id, name, Introduction.Kind.SITE, FAR, name, Optional.empty(), Instant.ofEpochSecond(0));
  }

  @Test
  void a_refused_token_names_its_file() {
    answer("/openapi", 200, OPENAPI.formatted("broker"), "");
    answer("/api/services/del/1", 401, "{}", "");
    CallFailed failure = assertFails(Reason.TOKEN_REFUSED, () -> broker().withdraw(1));
    assertEquals(token.toString(), failure.detail());
  }

  @Test
  void the_brokers_own_words_are_kept_without_control_characters() {
    answer("/openapi", 200, OPENAPI.formatted("broker"), "");
    answer("/api/services/del/1", 400, "{\"title\":\"t\",\"detail\":\"no\\u001b[2J room\"}", "");
    assertEquals("no[2J room", assertFails(Reason.REFUSED, () -> broker().withdraw(1)).detail());
  }

  @Test
  void a_refusal_says_which_problem_it_is() {
    answer("/openapi", 200, OPENAPI.formatted("broker"), "");
    answer("/api/peers/1/grants", 400, "{\"type\":\"urn:psw:problem:no-ssh-key\"}", "");
    CallFailed failure =
        assertFails(
            Reason.REFUSED, () -> broker().grant(1, "web", Instant.EPOCH, SourceRule.STRICT));
    assertEquals("no-ssh-key", failure.word());
  }

  @Test
  void a_grant_says_whether_it_is_enforced() throws Exception {
    String grant =
        "{\"id\":3,\"service\":{\"id\":7,\"label\":\"web\",\"name\":\"web\"},\"ip\":\"127.0.0.1\","
            + "\"port\":80,\"until\":\"2026-12-25T00:00:00Z\"%s}";
    answer(
        "/api/peers/1/grants",
        200,
        "[" + grant.formatted(",\"enforced\":true") + "," + grant.formatted("") + "]",
        "");
    assertEquals(List.of(true, false), broker().grants(1).stream().map(Grant::enforced).toList());
    assertEquals(List.of("GET Bearer psw_abc_def"), seen);
  }

  @Test
  void a_grant_says_from_where_to_knock_and_an_older_broker_means_the_address() throws Exception {
    String grant =
        "{\"id\":3,\"service\":{\"id\":7,\"label\":\"web\",\"name\":\"web\"},\"ip\":\"127.0.0.1\","
            + "\"port\":80,\"until\":\"2026-12-25T00:00:00Z\"%s}";
    String all = grant.formatted(",\"source\":\"network\"") + "," + grant.formatted("");
    answer("/api/peers/1/grants", 200, "[" + all + "]", "");
    assertEquals(
        List.of(SourceRule.NETWORK, SourceRule.STRICT),
        broker().grants(1).stream().map(Grant::source).toList());
  }

  @Test
  void where_the_site_is_reached_says_how_that_is_known() throws Exception {
    String told =
        "[{\"address\":\"198.51.100.2\",\"from\":\"rendez-vous\",\"rendezvous\":[\"http://rv\"]}]";
    answer("/api/addresses", 200, told, "");
    assertEquals(
        List.of(new Reached(new IpAddress("198.51.100.2"), "rendez-vous", List.of("http://rv"))),
        broker().addresses());
  }

  @Test
  void a_rendez_vous_is_told_from_a_broker_whatever_it_refuses() {
    answer("/openapi", 200, OPENAPI.formatted("rendez-vous"), "");
    for (int status : new int[] {401, 404, 503}) {
      String path = "/api/services/del/" + status;
      answer(path, status, "{\"title\":\"t\"}", "");
      CallFailed failure = assertFails(Reason.NO_BROKER, () -> broker().withdraw(status));
      assertEquals(Found.RENDEZVOUS, failure.found());
    }
  }

  @Test
  void a_broker_that_is_ill_is_not_taken_for_another_server() {
    answer("/", 503, "<html>", "");
    assertEquals("status 503", assertFails(Reason.REFUSED, this::ids).detail());
  }

  @Test
  void a_token_that_cannot_be_read_is_told_from_one_that_is_not_there() throws IOException {
    Files.delete(token);
    assertFails(Reason.NO_TOKEN, () -> broker().withdraw(1));
    Files.createDirectory(token);
    assertFails(Reason.TOKEN_UNREADABLE, () -> broker().withdraw(1));
  }

  @Test
  void the_token_goes_with_a_change() throws Exception {
    answer("/api/services/del/1", 200, "{}", "");
    broker().withdraw(1);
    assertEquals(List.of("DELETE Bearer psw_abc_def"), seen);
  }

  @Test
  void the_token_stays_at_home_when_reading() throws Exception {
    answer("/api/brokers", 200, "[]", "");
    broker().sites();
    assertEquals(List.of("GET null"), seen);
  }

  @Test
  void the_token_goes_along_where_another_site_may_have_sealed_something_for_this_one()
      throws Exception {
    answer("/api/brokers/" + FAR + "/services", 200, "[" + SERVICE.formatted(1) + "]", "");
    assertEquals(1, broker().services(FAR).size());
    assertEquals(List.of("GET Bearer psw_abc_def"), seen);
  }

  @Test
  void without_a_token_of_this_broker_another_sites_services_are_read_as_anybody_reads_them()
      throws Exception {
    answer("/openapi", 200, OPENAPI.formatted("broker"), "");
    server.createContext(
        "/api/brokers/" + FAR + "/services",
        exchange -> {
          boolean known = exchange.getRequestHeaders().containsKey("Authorization");
          byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 401 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    assertEquals(List.of(), broker().services(FAR));
    Files.delete(token);
    assertEquals(List.of(), broker().services(FAR));
  }

  @Test
  void a_token_that_others_can_read_is_not_used() throws IOException {
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));
    assertFails(Reason.TOKEN_NOT_PRIVATE, () -> broker().withdraw(1));
  }

  @Test
  void a_token_is_not_sent_in_the_clear_to_another_host() {
    for (String far : List.of("http://192.0.2.1:8000", "http://localhost.example:8000")) {
      assertFails(Reason.TOKEN_IN_CLEAR, () -> at(far).withdraw(1));
    }
  }

  @Test
  void over_tls_the_token_goes_to_a_broker_with_the_pinned_key_and_to_no_other() throws Exception {
    try (TlsServer far = TlsServer.start(here, "broker")) {
      far.on("/api/services/del/1", exchange -> reply(exchange, 200, "{}", ""));
      at(far.url().text()).withdraw(1);
      assertEquals(List.of("DELETE Bearer psw_abc_def"), seen);
      Broker other = at(far.url() + "#sha256=" + "A".repeat(43));
      CallFailed failure = assertFails(Reason.NO_BROKER, () -> other.withdraw(1));
      assertEquals(Found.OTHER_KEY, failure.found());
      CallFailed unknown =
          assertFails(Reason.NO_BROKER, () -> at(far.url().toString()).withdraw(1));
      assertEquals(Found.UNTRUSTED, unknown.found());
      assertEquals(1, seen.size());
    }
  }

  private List<Long> ids() throws CallFailed {
    return broker().services(Optional.empty()).stream().map(Service::id).toList();
  }

  private Broker broker() {
    return at("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private Broker at(String url) {
    try {
      return new Broker(ServerUrl.parse(url), token);
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  private static CallFailed assertFails(Reason reason, Executable call) {
    CallFailed failure = assertThrows(CallFailed.class, call);
    assertEquals(reason, failure.reason());
    return failure;
  }

  private void answer(String path, int status, String body, String link) {
    server.createContext(path, exchange -> reply(exchange, status, body, link));
  }

  private void reply(HttpExchange exchange, int status, String body, String link)
      throws IOException {
    seen.add(
        exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    if (!link.isEmpty()) {
      exchange.getResponseHeaders().add("Link", link);
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
