package psw.broker.far;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.announcement.Judge;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;

class RendezvousTest {
  private static final BrokerId ID = new BrokerId("cjkm-no2t-iakb-fxz7-ft5c-kwud-dm72-otqa");
  private static final byte[] JWS = "a.b.c".getBytes(StandardCharsets.US_ASCII);

  private static final String ACKNOWLEDGED = "{\"sha256\":\"" + Judge.sha256(JWS) + "\"}";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Rendezvous rendezvous;

  /** What the far end does with a request. */
  private interface Doing {
    void with(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void listen() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    rendezvous =
        new Rendezvous(RendezvousUrl.parse("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void hush() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void when(String path, Doing doing) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            doing.with(exchange);
          }
        });
  }

  private void answers(String path, int status, String body) {
    when(path, exchange -> say(exchange, status, body));
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void begin(HttpExchange events) throws IOException {
    events.getResponseHeaders().set("Content-Type", "text/event-stream");
    events.sendResponseHeaders(200, 0);
  }

  @Test
  void an_announcement_is_put_byte_for_byte_as_jose() throws Exception {
    StringBuilder seen = new StringBuilder();
    when(
        "/",
        exchange -> {
          seen.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
          seen.append(' ')
              .append(exchange.getRequestHeaders().getFirst("Content-Type"))
              .append(' ');
          seen.append(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
          say(exchange, 200, ACKNOWLEDGED);
        });
    assertEquals(new Answer.Acknowledged(), rendezvous.announce(ID, JWS));
    assertEquals("PUT /api/brokers/" + ID + " application/jose a.b.c", seen.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "<html>", "{\"sha256\":5}", "{\"sha256\":\"of-another\",\"rev\":1}"})
  void an_acknowledgement_of_something_else_is_none(String body) throws Exception {
    answers("/", 200, body);
    assertEquals(new Answer.None(Trouble.STRANGE_ANSWER), rendezvous.announce(ID, JWS));
  }

  static Stream<Arguments> answersAndMeanings() {
    return Stream.of(
        arguments(
            "tells the known revision", 409, "", "{\"rev\":42}", conflict(OptionalLong.of(42))),
        arguments("may tell nothing", 409, "", "<html>", conflict(OptionalLong.empty())),
        arguments("says when to come back", 429, "Retry-After: 7", "", later(7)),
        arguments("never sends away for hours", 429, "Retry-After: 9999", "", later(60)),
        arguments("that is no time is a minute", 429, "Retry-After: never", "", later(60)),
        arguments(
            "is not followed elsewhere", 307, "Location: /elsewhere", "", new Answer.Refused(307)));
  }

  private static Answer conflict(OptionalLong known) {
    return new Answer.Conflict(known);
  }

  private static Answer later(long seconds) {
    return new Answer.Later(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest(name = "an answer {0}")
  @MethodSource("answersAndMeanings")
  void an_answer_is_taken_for_what_it_means(
      String what, int status, String header, String body, Answer meaning) throws Exception {
    answers("/elsewhere", 200, "{}");
    when(
        "/",
        exchange -> {
          if (!header.isEmpty()) {
            String[] parts = header.split(": ", 2);
            exchange.getResponseHeaders().set(parts[0], parts[1]);
          }
          say(exchange, status, body);
        });
    assertEquals(meaning, rendezvous.announce(ID, JWS));
    assertEquals(meaning, rendezvous.renew(ID, JWS));
  }

  @Test
  void nobody_listening_is_no_connection() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Rendezvous nobody = new Rendezvous(RendezvousUrl.parse("http://127.0.0.1:" + free));
    assertEquals(new Answer.None(Trouble.NO_CONNECTION), nobody.announce(ID, JWS));
  }

  @Test
  void an_unknown_name_is_told_apart() throws Exception {
    Rendezvous nobody = new Rendezvous(RendezvousUrl.parse("http://no-such-host.invalid:9000"));
    assertEquals(new Answer.None(Trouble.UNKNOWN_HOST), nobody.announce(ID, JWS));
  }

  @Test
  void an_announcement_longer_than_any_is_not_read() {
    answers("/", 200, "x".repeat(65_537));
    Trouble.Failed failed = assertThrows(Trouble.Failed.class, () -> rendezvous.announcement(ID));
    assertEquals(Trouble.STRANGE_ANSWER, failed.why());
  }

  @Test
  void what_is_not_there_is_empty() throws Exception {
    answers("/", 404, "{}");
    assertEquals(Optional.empty(), rendezvous.lease(ID));
  }

  @Test
  void a_listing_goes_on_where_its_link_says() throws Exception {
    when(
        "/api/brokers",
        exchange -> {
          exchange
              .getResponseHeaders()
              .set("Link", "</api/brokers?size=1000&after=b>; rel=\"next\"");
          say(exchange, 200, "[{\"id\":\"x\"},5]");
        });
    Page page = rendezvous.brokers();
    assertEquals("x", page.items().get(0).text("id"));
    assertEquals(Optional.of("/api/brokers?size=1000&after=b"), page.next());
  }

  @Test
  void a_link_leads_to_no_other_server_and_no_other_path() {
    URI asked = URI.create("http://rv.example/api/brokers?size=5");
    assertEquals(
        Optional.of("/api/brokers?after=2"),
        Rendezvous.next(Optional.of("<http://evil.example/api/brokers?after=2>; rel=next"), asked));
    assertEquals(
        Optional.empty(), Rendezvous.next(Optional.of("</admin?after=2>; rel=next"), asked));
    assertEquals(Optional.empty(), Rendezvous.next(Optional.of("</x>; rel=prev"), asked));
  }

  @Test
  void events_arrive_as_they_are_sent() throws Exception {
    when(
        "/api/events",
        exchange -> {
          begin(exchange);
          OutputStream out = exchange.getResponseBody();
          String after = exchange.getRequestHeaders().getFirst("Last-Event-ID");
          String ready = "event: ready\nid: " + after + "\ndata: {}\n\n: alive\n\n";
          out.write(ready.getBytes(StandardCharsets.UTF_8));
          out.flush();
          out.write("event: gone\nid: 10\ndata: z\n\n".getBytes(StandardCharsets.UTF_8));
        });
    try (EventStream events = rendezvous.events(Optional.of("9"))) {
      Duration patience = Duration.ofSeconds(5);
      assertEquals(new Event("ready", Optional.of("9"), "{}"), events.next(patience));
      assertEquals(new Event("gone", Optional.of("10"), "z"), events.next(patience));
      assertEquals(
          Trouble.BROKEN, assertThrows(Trouble.Failed.class, () -> events.next(patience)).why());
    }
  }

  @Test
  void a_silent_stream_is_given_up() throws Exception {
    when(
        "/api/events",
        exchange -> {
          begin(exchange);
          exchange.getResponseBody().write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          exchange.getRequestBody().readAllBytes();
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (EventStream events = rendezvous.events(Optional.empty())) {
      Trouble.Failed failed =
          assertThrows(Trouble.Failed.class, () -> events.next(Duration.ofMillis(200)));
      assertEquals(Trouble.TIMEOUT, failed.why());
    }
  }

  @Test
  void a_page_of_words_is_no_stream_of_events() {
    answers("/api/events", 200, "<html>");
    assertEquals(
        Trouble.STRANGE_ANSWER,
        assertThrows(Trouble.Failed.class, () -> rendezvous.events(Optional.empty())).why());
  }

  @Test
  void it_says_as_which_address_it_sees_this_host() throws Exception {
    answers("/api/whoami", 200, "{\"ip\":\"198.51.100.7\"}");
    assertEquals(Optional.of(new IpAddress("198.51.100.7")), rendezvous.whoAmI(false));
  }

  @Test
  void it_is_not_asked_over_a_family_in_which_it_has_no_address() throws Exception {
    assertEquals(Optional.empty(), rendezvous.whoAmI(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"ip\":7}", "{\"ip\":\"home\"}", "{\"ip\":\"224.0.0.1\"}"})
  void what_is_no_address_of_a_host_is_a_strange_answer(String said) {
    answers("/api/whoami", 200, said);
    Trouble.Failed failed = assertThrows(Trouble.Failed.class, () -> rendezvous.whoAmI(false));
    assertEquals(Trouble.STRANGE_ANSWER, failed.why());
  }
}
