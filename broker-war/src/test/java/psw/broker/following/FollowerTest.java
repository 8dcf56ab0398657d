package psw.broker.following;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.broker.far.RendezvousUrl;
import psw.broker.far.Trouble;
import psw.server.directory.Directory;
import psw.wire.value.BrokerId;

class FollowerTest {
  private static final BrokerId SELF = BrokerId.of(new byte[] {1});
  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<Optional<String>> resumed = new CopyOnWriteArrayList<>();
  private final List<Optional<Trouble>> told = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Thread thread;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/brokers", exchange -> say(exchange, 200, "application/json", "[]"));
    server.start();
  }

  @AfterEach
  void hush() {
    thread.interrupt();
    server.stop(0);
  }

  private void follow() throws Exception {
    RendezvousUrl url = RendezvousUrl.parse("http://127.0.0.1:" + server.getAddress().getPort());
    Sightings sightings = new Sightings(new Directory(), Clock.systemUTC());
    Follower follower = new Follower(url, SELF, sightings, new SeenAt(), told::add);
    thread = new Thread(() -> stepAfterStep(follower));
    thread.start();
  }

  private static void say(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Its events: one with an id, and the end; an id to resume after is answered so. */
  private void events(String event, int whenResumed) {
    server.createContext(
        "/api/events",
        exchange -> {
          Optional<String> after =
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
          resumed.add(after);
          if (after.isPresent() && whenResumed != 200) {
            say(exchange, whenResumed, "application/problem+json", "{}");
          } else {
            say(exchange, 200, "text/event-stream", event);
          }
        });
  }

  @Test
  void it_goes_on_where_it_was() throws Exception {
    events("event: ready\nid: 7\ndata: {}\n\n", 200);
    follow();
    await().atMost(SOON).until(() -> resumed.size() >= 2);
    assertEquals(List.of(Optional.empty(), Optional.of("7")), resumed.subList(0, 2));
  }

  @Test
  void it_begins_anew_where_it_may_not_go_on() throws Exception {
    events("event: ready\nid: 7\ndata: {}\n\n", 400);
    follow();
    await().atMost(SOON).until(() -> resumed.size() >= 3);
    assertEquals(Optional.empty(), resumed.get(2));
  }

  @Test
  void it_does_not_go_on_after_an_id_that_is_none() throws Exception {
    events("event: ready\nid: 中\ndata: {}\n\n", 200);
    follow();
    await().atMost(SOON).until(() -> resumed.size() >= 2);
    assertEquals(Optional.empty(), resumed.get(1));
  }

  @Test
  void it_tells_what_stands_in_the_way() throws Exception {
    server.createContext("/api/events", exchange -> say(exchange, 500, "text/plain", "no"));
    follow();
    await().atMost(SOON).until(() -> !told.isEmpty());
    assertEquals(Optional.of(Trouble.STRANGE_ANSWER), told.get(0));
  }

  @Test
  void it_tells_that_nothing_stands_in_the_way() throws Exception {
    events("event: ready\nid: 7\ndata: {}\n\n", 200);
    follow();
    await().atMost(SOON).until(() -> !told.isEmpty());
    assertEquals(Optional.empty(), told.get(0));
  }

  private static void stepAfterStep(Follower follower) {
    try {
      while (true) {
        follower.step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
