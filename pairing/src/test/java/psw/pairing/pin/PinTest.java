package psw.pairing.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.value.BadValue;

class PinTest {
  private static TlsServer server;
  private static TlsServer other;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = TlsServer.start(directory, "server");
    other = TlsServer.start(directory, "other");
  }

  @AfterAll
  static void stop() {
    server.close();
    other.close();
  }

  private static int status(TlsServer at, Pin pin) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(pin.context())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    URI target = URI.create("https://127.0.0.1:" + at.port() + "/");
    return client
        .send(HttpRequest.newBuilder(target).build(), BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void a_server_with_the_pinned_key_is_spoken_to_whatever_it_is_called() throws Exception {
    assertEquals(204, status(server, server.pin()));
  }

  @Test
  void a_server_with_another_key_is_not_spoken_to() {
    SSLException refused = assertThrows(SSLException.class, () -> status(other, server.pin()));
    assertTrue(OtherKey.isCauseOf(refused));
  }

  @Test
  void a_server_of_no_authority_is_not_spoken_to_without_its_pin() throws BadValue {
    ServerUrl there = ServerUrl.parse("https://127.0.0.1:" + server.port());
    HttpRequest question = HttpRequest.newBuilder(there.path("/")).build();
    SSLException refused =
        assertThrows(
            SSLException.class,
            () -> there.client().build().send(question, BodyHandlers.discarding()));
    assertFalse(OtherKey.isCauseOf(refused));
  }

  @Test
  void a_pin_is_32_bytes_of_base64url_in_one_spelling() throws BadValue {
    assertEquals(server.pin(), Pin.parse(server.pin().text()));
    for (String text :
        List.of("", "x", "A".repeat(44), "A".repeat(42) + "B", "A".repeat(42) + "/")) {
      assertThrows(BadValue.class, () -> Pin.parse(text), text);
    }
  }
}
