package psw.pairing.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    assertThrows(SSLException.class, () -> status(other, server.pin()));
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
