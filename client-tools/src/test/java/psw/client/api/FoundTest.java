package psw.client.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.pairing.pin.ServerUrl;
import psw.wire.value.BadValue;

class FoundTest {
  @ParameterizedTest
  @CsvSource({
    "Personal Secure Wormholes: broker, BROKER",
    "Personal Secure Wormholes: rendez-vous, RENDEZVOUS",
    "Petstore, OTHER_WEB_SERVER"
  })
  void a_server_is_what_its_interface_says(String title, Found found) throws IOException {
    assertEquals(found, whatSays("{\"info\":{\"title\":\"" + title + "\"}}"));
  }

  @ParameterizedTest
  @CsvSource({"<html>", "[]", "{}", "''"})
  void a_page_is_some_other_web_servers(String body) throws IOException {
    assertEquals(Found.OTHER_WEB_SERVER, whatSays(body));
  }

  @Test
  void what_greets_first_speaks_no_http() throws IOException {
    assertEquals(Found.NO_WEB_SERVER, whatGreets("SSH-2.0-OpenSSH_9.2p1\r\n", "http"));
  }

  @Test
  void what_hangs_up_speaks_no_http() throws IOException {
    assertEquals(Found.NO_WEB_SERVER, whatGreets("", "http"));
  }

  @Test
  void what_greets_in_the_clear_speaks_no_tls() throws IOException {
    assertEquals(Found.NO_TLS, whatGreets("HTTP/1.1 400 Bad Request\r\n\r\n", "https"));
  }

  @Test
  void a_closed_port_is_nobody() throws IOException {
    String closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = "http://127.0.0.1:" + socket.getLocalPort();
    }
    assertEquals(Found.NOBODY, at(closed));
  }

  @Test
  void a_name_without_an_address_is_no_host() {
    assertEquals(Found.NO_SUCH_HOST, at("http://no-such-host.invalid:8000"));
  }

  @Test
  void a_server_called_by_a_name_not_its_own_is_told_from_a_strange_one() throws IOException {
    assertEquals(Found.OTHER_NAME, whatSays(421, "{}"));
  }

  private static Found whatSays(String body) throws IOException {
    return whatSays(200, body);
  }

  private static Found whatSays(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/openapi",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      return at("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private static Found at(String url) {
    try {
      return Found.at(ServerUrl.parse(url));
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  private static Found whatGreets(String greeting, String scheme) throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread greeter = new Thread(() -> greet(listener, greeting), "greeter");
      greeter.setDaemon(true);
      greeter.start();
      return at(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }
  }

  private static void greet(ServerSocket listener, String greeting) {
    while (!listener.isClosed()) {
      try (Socket caller = listener.accept();
          OutputStream out = caller.getOutputStream()) {
        out.write(greeting.getBytes(StandardCharsets.UTF_8));
        out.flush();
        caller.shutdownOutput();
        caller.getInputStream().readAllBytes();
      } catch (IOException gone) {
        // the next, or the end
      }
    }
  }
}
