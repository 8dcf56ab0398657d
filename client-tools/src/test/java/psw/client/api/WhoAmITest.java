package psw.client.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import psw.pairing.pin.ServerUrl;

class WhoAmITest {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private static WhoAmI.Said read(String body) throws Exception {
    return WhoAmI.read(body.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void the_address_and_the_time_are_read() throws Exception {
    assertEquals(
        new WhoAmI.Said(
            InetAddress.getByName("198.51.100.9"),
            Optional.of(Instant.parse("2026-11-28T08:49:37.123Z"))),
        read("{\"ip\":\"198.51.100.9\",\"time\":1795855777123}"));
  }

  @Test
  void who_says_no_time_may_still_say_the_address() throws Exception {
    assertEquals(Optional.empty(), read("{\"ip\":\"2001:db8::2\"}").time());
  }

  @Test
  void what_is_not_good_says_nothing() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(404, 0);
          exchange
              .getResponseBody()
              .write("{\"ip\":\"198.51.100.9\"}".getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    server.start();
    try {
      assertEquals(Optional.empty(), asked(server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void one_that_drips_is_not_waited_for() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, loopback())) {
      Thread dripping = new Thread(() -> drip(server));
      dripping.start();
      assertTimeoutPreemptively(
          LIMIT, () -> assertEquals(Optional.empty(), asked(server.getLocalPort())));
      dripping.join();
    }
  }

  // a byte now and then, until it is hung up on
  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      while (true) {
        out.write('H');
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (Exception hungUp) {
      // which is what is waited for
    }
  }

  private static Optional<WhoAmI.Said> asked(int port) throws Exception {
    return WhoAmI.ask(ServerUrl.parse("http://127.0.0.1:" + port), false);
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
