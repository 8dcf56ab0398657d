package psw.pairing.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.json.JsonObject;
import psw.wire.mailbox.Ending;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/**
 * A rendez-vous of one mailbox at a time, on loopback, which does what it is told: alters messages,
 * goes away, lets time pass. Chapter 8 of docs/protocol.md without its limits; the real one walks
 * through the same runs in the system tests.
 */
final class MailboxServer implements AutoCloseable {
  private static final String NAMEPLATE = "4821";

  /** What happens to a message on its way. */
  interface Meddler {
    byte[] pass(char from, int number, byte[] message);
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final List<byte[]> fromA = new ArrayList<>();
  private final List<byte[]> fromB = new ArrayList<>();
  private final Map<String, Character> sides = new HashMap<>();
  private Meddler meddler = (from, number, message) -> message;
  private Optional<Ending> over = Optional.empty();
  private boolean away;
  private int waiting;

  MailboxServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/api/mailboxes", this::handle);
    server.start();
  }

  Rendezvous rendezvous() {
    try {
      return Rendezvous.parse("http://127.0.0.1:" + server.getAddress().getPort());
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  synchronized void meddle(Meddler with) {
    meddler = with;
  }

  /** Ends the mailbox as the rendez-vous does by itself: {@code expired}, {@code crowded}. */
  synchronized void end(Ending how) {
    if (over.isEmpty()) {
      over = Optional.of(how);
    }
    notifyAll();
  }

  /** Waits within a request until the mailbox is over; others are served meanwhile. */
  synchronized void awaitEnd() {
    try {
      while (over.isEmpty()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers nobody from now on, or everybody again. */
  synchronized void away(boolean gone) {
    away = gone;
    notifyAll();
  }

  synchronized Optional<Ending> ending() {
    return over;
  }

  /** How many read without having got anything yet. */
  synchronized int waiting() {
    return waiting;
  }

  /** How many messages a side has sent. */
  synchronized int sent(char side) {
    return from(side).size();
  }

  private List<byte[]> from(char side) {
    return side == 'A' ? fromA : fromB;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonAnswer answer = answer(exchange, body);
      if (isAway()) {
        return; // the connection ends without a word
      }
      byte[] bytes = answer.body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized boolean isAway() {
    return away;
  }

  private record JsonAnswer(int status, String body) {}

  private synchronized JsonAnswer answer(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/api/mailboxes".length());
    if (away) {
      return new JsonAnswer(500, "");
    }
    if (path.isEmpty()) {
      return given('A');
    }
    if (path.endsWith("/claims")) {
      return claimed(path);
    }
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    Character side = sides.get(bearer.substring("Bearer ".length()));
    if (side == null) {
      return problem(401, "unauthorized", Map.of());
    }
    return switch (exchange.getRequestMethod()) {
      case "PUT" -> put(side, Integer.parseInt(path.replaceAll(".*/", "")), body);
      case "DELETE" -> burn(exchange.getRequestURI().getQuery());
      default -> read(side, exchange.getRequestURI().getQuery());
    };
  }

  private JsonAnswer claimed(String path) {
    if (over.isPresent() || !path.startsWith("/" + NAMEPLATE + "/")) {
      return problem(404, "not-found", Map.of());
    }
    if (sides.containsValue('B')) {
      end(Ending.CROWDED);
      return gone();
    }
    return given('B');
  }

  private JsonAnswer given(char side) {
    String token = String.valueOf(side).repeat(21) + 'A';
    sides.put(token, side);
    return new JsonAnswer(
        201,
        JsonObject.with("nameplate", NAMEPLATE)
            .and("token", token)
            .and("expires", Instant.now().plusSeconds(600).toString())
            .build()
            .toString());
  }

  private JsonAnswer put(char side, int number, byte[] body) {
    if (over.isPresent()) {
      return gone();
    }
    if (number > from(side).size()) {
      from(side).add(meddler.pass(side, number, body));
      notifyAll();
    }
    return new JsonAnswer(201, "{\"number\":" + number + "}");
  }

  private JsonAnswer burn(String query) {
    if (over.isPresent()) {
      return gone();
    }
    try {
      end(Ending.parseReason(query.substring("reason=".length())));
    } catch (BadValue e) {
      return problem(400, "bad-value", Map.of());
    }
    return new JsonAnswer(204, "");
  }

  private JsonAnswer read(char side, String query) throws IOException {
    int after = Integer.parseInt(query.replaceAll("after=(\\d+)&.*", "$1"));
    long seconds = Long.parseLong(query.replaceAll(".*wait=", ""));
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<byte[]> theirs = from(side == 'A' ? 'B' : 'A');
    while (true) {
      boolean readable = over.isEmpty() || over.get() == Ending.DONE;
      if (readable && theirs.size() > after) {
        return new JsonAnswer(200, messages(theirs, after));
      }
      if (over.isPresent()) {
        return gone();
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0 || away) {
        return new JsonAnswer(200, "[]");
      }
      waiting++;
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IOException(e);
      } finally {
        waiting--;
      }
    }
  }

  private static String messages(List<byte[]> all, int after) {
    List<String> json = new ArrayList<>();
    for (int i = after; i < all.size(); i++) {
      json.add(
          JsonObject.with("number", i + 1)
              .and("body", Base64Url.encode(all.get(i)))
              .build()
              .toString());
    }
    return json.toString();
  }

  private JsonAnswer gone() {
    Ending how = over.orElseThrow();
    return how.isBurnt()
        ? problem(410, "burnt", Map.of("reason", how.word()))
        : problem(410, how.word(), Map.of());
  }

  private static JsonAnswer problem(int status, String word, Map<String, String> more) {
    JsonObject.Builder json =
        JsonObject.with("type", "urn:psw:problem:" + word).and("status", status);
    more.forEach(json::and);
    return new JsonAnswer(status, json.build().toString());
  }

  @Override
  public void close() {
    away(true);
    server.stop(0);
    threads.shutdownNow();
  }
}
