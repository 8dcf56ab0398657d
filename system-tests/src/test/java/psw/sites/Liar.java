package psw.sites;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import psw.wire.announcement.Judge;
import psw.wire.json.JsonObject;
import psw.wire.value.BrokerId;

/** A rendez-vous that takes everything, and shows and tells whatever a test wants. */
final class Liar implements AutoCloseable {
  private static final String BROKERS = "/api/brokers/";
  private static final Duration PULSE = Duration.ofSeconds(5);

  private final Map<String, byte[]> shown = new ConcurrentHashMap<>();
  private final Map<String, byte[]> taken = new ConcurrentHashMap<>();
  private final List<JsonObject> listed = new CopyOnWriteArrayList<>();
  private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> beat;
  private final HttpServer server;

  Liar() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/api/brokers", this::brokers);
    server.createContext("/api/events", this::events);
    server.start();
    beat = pulse.scheduleAtFixedRate(() -> write(":\n\n"), 1, PULSE.toSeconds(), TimeUnit.SECONDS);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What a broker brought here, under {@code ID} and {@code ID/lease}. */
  Optional<byte[]> taken(String name) {
    return Optional.ofNullable(taken.get(name));
  }

  /** Shows bytes to who asks for {@code ID} or {@code ID/lease}; without any, nothing is there. */
  void show(String name, Optional<byte[]> jws) {
    shown.put(name, jws.orElse(new byte[0]));
  }

  /** Shows again what it took. */
  void showTaken(String name) {
    shown.remove(name);
  }

  /** Lists a broker with a revision, after all that were listed before. */
  void list(BrokerId id, long revision) {
    listed.add(JsonObject.with("id", id.text()).and("rev", revision).build());
  }

  void listNobody() {
    listed.clear();
  }

  /** Tells everybody who listens; somebody must. */
  void tell(String type, String data) {
    await().atMost(Duration.ofMinutes(1)).until(() -> !streams.isEmpty());
    write("event: " + type + "\ndata: " + data + "\n\n");
  }

  void tell(String type, byte[] jws) {
    tell(type, new String(jws, StandardCharsets.ISO_8859_1));
  }

  private synchronized void write(String text) {
    streams.removeIf(stream -> !isWritten(stream, text));
  }

  private static boolean isWritten(OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void events(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write("event: ready\ndata: {\"id\":0}\n\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
    streams.add(out);
  }

  private void brokers(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!path.startsWith(BROKERS)) {
        answer(exchange, list().getBytes(StandardCharsets.UTF_8), "application/json");
      } else if (exchange.getRequestMethod().equals("PUT")) {
        taken.put(path.substring(BROKERS.length()), body);
        String named = JsonObject.with("sha256", Judge.sha256(body)).build().toString();
        answer(exchange, named.getBytes(StandardCharsets.UTF_8), "application/json");
      } else {
        String name = path.substring(BROKERS.length());
        byte[] jws = shown.getOrDefault(name, taken.getOrDefault(name, new byte[0]));
        answer(exchange, jws, "application/jose");
      }
    }
  }

  private String list() {
    return listed.stream().map(JsonObject::toString).collect(Collectors.joining(",", "[", "]"));
  }

  private static void answer(HttpExchange exchange, byte[] body, String type) throws IOException {
    if (body.length == 0) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    beat.cancel(true);
    pulse.shutdownNow();
    server.stop(0);
    threads.shutdownNow();
  }
}
