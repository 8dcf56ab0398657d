package psw.pairing.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.value.BadValue;

class PinTest {
  private static final AtomicInteger ASKED = new AtomicInteger();
  private static TlsServer server;
  private static TlsServer other;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = answering(TlsServer.start(directory, "server"));
    other = answering(TlsServer.start(directory, "other"));
  }

  private static TlsServer answering(TlsServer server) {
    return server.on(
        "/",
        exchange -> {
          ASKED.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
  }

  @AfterAll
  static void stop() {
    server.close();
    other.close();
  }

  private static int status(ServerUrl there) throws IOException, InterruptedException {
    HttpRequest question = HttpRequest.newBuilder(there.path("/")).build();
    return there
        .client()
        .connectTimeout(Duration.ofSeconds(10))
        .build()
        .send(question, BodyHandlers.discarding())
        .statusCode();
  }

  private static SSLException refusal(Optional<Pin> pin) {
    ServerUrl there = new ServerUrl(other.url().base(), pin);
    int before = ASKED.get();
    SSLException refused = assertThrows(SSLException.class, () -> status(there));
    assertEquals(before, ASKED.get());
    return refused;
  }

  @Test
  void a_server_with_the_pinned_key_is_spoken_to_whatever_it_is_called() throws Exception {
    assertEquals(204, status(server.url()));
  }

  @Test
  void a_server_with_another_key_is_not_spoken_to() {
    assertTrue(OtherKey.isCauseOf(refusal(server.url().pin())));
  }

  @Test
  void a_server_of_no_authority_is_not_spoken_to_without_its_pin() {
    assertFalse(OtherKey.isCauseOf(refusal(Optional.empty())));
  }

  @Test
  void a_pin_is_32_bytes_of_base64url_in_one_spelling() throws BadValue {
    Pin pin = server.url().pin().orElseThrow();
    assertEquals(pin, Pin.parse(pin.text()));
    for (String text :
        List.of("", "x", "A".repeat(44), "A".repeat(42) + "B", "A".repeat(42) + "/")) {
      assertThrows(BadValue.class, () -> Pin.parse(text), text);
    }
  }
}
