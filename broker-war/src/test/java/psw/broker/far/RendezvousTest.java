package psw.broker.far;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.wire.value.BrokerId;

class RendezvousTest {
  private static final BrokerId ID = new BrokerId("cjkm-no2t-iakb-fxz7-ft5c-kwud-dm72-otqa");
  private static final byte[] JWS = "a.b.c".getBytes(StandardCharsets.US_ASCII);

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
          say(exchange, 200, "{}");
        });
    assertEquals(new Answer.Acknowledged(), rendezvous.announce(ID, JWS));
    assertEquals("PUT /api/brokers/" + ID + " application/jose a.b.c", seen.toString());
  }

  @Test
  void a_conflict_tells_the_known_revision() throws Exception {
    answers("/", 409, "{\"type\":\"x\",\"rev\":42}");
    assertEquals(new Answer.Conflict(OptionalLong.of(42)), rendezvous.renew(ID, JWS));
  }

  @Test
  void a_conflict_may_tell_nothing() throws Exception {
    answers("/", 409, "<html>");
    assertEquals(new Answer.Conflict(OptionalLong.empty()), rendezvous.renew(ID, JWS));
  }

  @Test
  void too_many_says_when_to_come_back() throws Exception {
    when(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          say(exchange, 429, "");
        });
    assertEquals(new Answer.Later(Duration.ofSeconds(7)), rendezvous.announce(ID, JWS));
  }

  @Test
  void too_many_never_sends_away_for_longer_than_a_minute() throws Exception {
    when(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "99999");
          say(exchange, 429, "");
        });
    assertEquals(new Answer.Later(Duration.ofMinutes(1)), rendezvous.announce(ID, JWS));
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    when(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          say(exchange, 307, "");
        });
    assertEquals(new Answer.Refused(307), rendezvous.announce(ID, JWS));
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
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
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
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
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
}
