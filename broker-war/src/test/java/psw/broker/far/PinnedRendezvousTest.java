package psw.broker.far;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.pairing.pin.TlsServer;
import psw.wire.announcement.Judge;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** A rendez-vous on https, known by its key. */
class PinnedRendezvousTest {
  private static final BrokerId ID = new BrokerId("cjkm-no2t-iakb-fxz7-ft5c-kwud-dm72-otqa");
  private static final byte[] JWS = "a.b.c".getBytes(StandardCharsets.US_ASCII);
  private static final AtomicInteger ASKED = new AtomicInteger();
  private static TlsServer server;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server =
        TlsServer.start(directory, "rendezvous")
            .on(
                "/api/brokers",
                exchange -> {
                  ASKED.incrementAndGet();
                  String sum = Judge.sha256(exchange.getRequestBody().readAllBytes());
                  byte[] named = ("{\"sha256\":\"" + sum + "\"}").getBytes(StandardCharsets.UTF_8);
                  exchange.sendResponseHeaders(200, named.length);
                  exchange.getResponseBody().write(named);
                  exchange.close();
                })
            .on(
                "/api/events",
                exchange -> {
                  ASKED.incrementAndGet();
                  exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                  exchange.sendResponseHeaders(200, 0);
                  byte[] event = "event: ready\ndata: {}\n\n".getBytes(StandardCharsets.US_ASCII);
                  exchange.getResponseBody().write(event);
                  exchange.close();
                });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Rendezvous at(String url) throws BadValue {
    return new Rendezvous(RendezvousUrl.parse(url));
  }

  @Test
  void it_is_told_and_heard() throws Exception {
    Rendezvous pinned = at(server.url().text());
    assertEquals(new Answer.Acknowledged(), pinned.announce(ID, JWS));
    assertEquals(new Answer.Acknowledged(), pinned.renew(ID, JWS));
    try (EventStream events = pinned.events(Optional.empty())) {
      assertEquals("ready", events.next(Duration.ofSeconds(20)).type());
    }
  }

  @Test
  void one_with_another_key_is_told_nothing_and_so_called() throws Exception {
    Rendezvous other = at(server.url() + "#sha256=" + "A".repeat(43));
    int before = ASKED.get();
    assertEquals(new Answer.None(Trouble.OTHER_KEY), other.announce(ID, JWS));
    Trouble.Failed unheard =
        assertThrows(Trouble.Failed.class, () -> other.events(Optional.empty()));
    assertEquals(Trouble.OTHER_KEY, unheard.why());
    assertEquals(before, ASKED.get());
  }

  @Test
  void without_its_pin_it_needs_a_public_certificate() throws Exception {
    assertEquals(new Answer.None(Trouble.TLS), at(server.url().toString()).announce(ID, JWS));
  }

  @Test
  void one_that_speaks_no_tls_is_not_told_in_clear() throws Exception {
    try (ServerSocket plain = new ServerSocket(0)) {
      Thread answering = new Thread(() -> answerInClear(plain));
      answering.start();
      Rendezvous there =
          at("https://127.0.0.1:" + plain.getLocalPort() + "#sha256=" + "A".repeat(43));
      assertEquals(new Answer.None(Trouble.TLS), there.announce(ID, JWS));
      answering.join();
    }
  }

  private static void answerInClear(ServerSocket plain) {
    try (var caller = plain.accept()) {
      caller
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
