package psw.device;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A rendez-vous that says one thing of every site. */
final class Liar implements AutoCloseable {
  private static final String OPENAPI =
      "{\"info\":{\"title\":\"Personal Secure Wormholes: rendez-vous\"}}";

  private final HttpServer server;

  Liar(byte[] announcement) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/brokers/", exchange -> answer(exchange, announcement));
    server.createContext(
        "/openapi", exchange -> answer(exchange, OPENAPI.getBytes(StandardCharsets.UTF_8)));
    server.start();
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, byte[] body)
      throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
