package psw.client.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import psw.client.api.Directory;
import psw.pairing.pin.ServerUrl;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** A directory that says whatever a test wants, whether it is true or not. */
public final class World implements AutoCloseable {
  private static final String OPENAPI =
      "{\"info\":{\"title\":\"Personal Secure Wormholes: rendez-vous\"}}";

  private final HttpServer server;
  private final Map<String, byte[]> said = new ConcurrentHashMap<>();

  /** On a free port. */
  public World() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    say("/openapi", OPENAPI);
    say("/api/brokers", "[]");
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = said.get(exchange.getRequestURI().getPath());
    exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
    if (body != null) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** From now on it says a text at a path. */
  public World say(String path, String text) {
    said.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** From now on it hands out an announcement. */
  public World announce(BrokerId id, byte[] jws) {
    said.put("/api/brokers/" + id, jws);
    return this;
  }

  World lease(BrokerId id, byte[] jws) {
    said.put("/api/brokers/" + id + "/lease", jws);
    return this;
  }

  /** Lists sites by the names that they give themselves. */
  World list(String name, BrokerId... ids) {
    StringBuilder all = new StringBuilder();
    for (BrokerId id : ids) {
      all.append(all.isEmpty() ? "" : ",")
          .append("{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}");
    }
    return say("/api/brokers", "[" + all + "]");
  }

  /** Where it answers. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Directory directory() {
    try {
      return new Directory(ServerUrl.parse(url()));
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
