package psw.broker.openid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.broker.openid.NotProven.Why;

class LineTest {
  private final Line line = new Line(Duration.ofSeconds(5));
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answers(String path, int status, int length) {
    server.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Location", at("/elsewhere").toString());
          exchange.sendResponseHeaders(status, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(new byte[length]);
          }
        });
  }

  private void refused(Why why, String path) {
    assertEquals(why, assertThrows(NotProven.class, () -> line.get(at(path))).why());
  }

  @Test
  void what_is_there_is_read() throws NotProven {
    answers("/", 200, 7);
    assertArrayEquals(new byte[7], line.get(at("/")));
    assertArrayEquals(new byte[7], line.post(at("/"), Optional.of("Basic x"), "a=b"));
  }

  @Test
  void it_leads_nowhere_else() {
    AtomicInteger asked = new AtomicInteger();
    answers("/", 302, 0);
    server.createContext(
        "/elsewhere",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    refused(Why.DOWN, "/");
    assertEquals(0, asked.get());
  }

  @Test
  void more_than_there_may_be_is_not_read() throws NotProven {
    answers("/most", 200, Line.LIMIT);
    answers("/more", 200, Line.LIMIT + 1);
    assertEquals(Line.LIMIT, line.get(at("/most")).length);
    refused(Why.DOWN, "/more");
  }

  @Test
  void a_refusal_is_told_from_a_failure() {
    answers("/refuses", 400, 1);
    answers("/fails", 503, 1);
    for (String path : new String[] {"/refuses", "/fails"}) {
      NotProven ended =
          assertThrows(NotProven.class, () -> line.post(at(path), Optional.empty(), ""));
      assertEquals(path.equals("/fails") ? Why.DOWN : Why.DENIED, ended.why());
    }
  }

  @Test
  void one_that_says_nothing_is_not_waited_for() throws IOException {
    Line hasty = new Line(Duration.ofMillis(200));
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertTimeout(
          Duration.ofSeconds(20), () -> assertThrows(NotProven.class, () -> hasty.get(uri)));
    }
  }
}
