package psw.broker.announcing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import psw.broker.far.RendezvousUrl;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Known;
import psw.wire.announcement.Refusal;
import psw.wire.announcement.Verdict;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/**
 * The receiving end of a rendez-vous: judges what it is sent and answers as docs/protocol.md says.
 */
final class Receiver implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Clock clock;
  private final List<Verdict> verdicts = new ArrayList<>();
  private Optional<Known> known = Optional.empty();
  private int pauses;
  private int looks;
  private Optional<byte[]> announcement = Optional.empty();
  private Optional<byte[]> lease = Optional.empty();

  Receiver(Clock clock) throws IOException {
    this(clock, 0);
  }

  private Receiver(Clock clock, int port) throws IOException {
    this.clock = clock;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/api/brokers/", this::answer);
    server.start();
  }

  /** After this was closed: another at the same address that knows what this one knew. */
  Receiver successor() throws IOException {
    Receiver next = new Receiver(clock, server.getAddress().getPort());
    next.remember(known());
    return next;
  }

  RendezvousUrl url() throws BadValue {
    return RendezvousUrl.parse("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized long revision() {
    return known.map(Known::revision).orElse(0L);
  }

  synchronized Optional<Known> known() {
    return known;
  }

  /** As if it had been told something by others, or had lost everything. */
  synchronized void remember(Optional<Known> other) {
    known = other;
  }

  /** Says "later" to the next ones. */
  synchronized void pause(int times) {
    pauses = times;
  }

  synchronized List<Verdict> verdicts() {
    return List.copyOf(verdicts);
  }

  /** Shows this from now on to who reads. */
  synchronized void show(Optional<byte[]> other) {
    announcement = other;
    looks = 0;
  }

  /** Shows no lease from now on. */
  synchronized void hideLease() {
    lease = Optional.empty();
    looks = 0;
  }

  /** How often somebody has read the announcement since that changed. */
  synchronized int looks() {
    return looks;
  }

  private void show(HttpExchange exchange) throws IOException {
    boolean ofLease = exchange.getRequestURI().getPath().endsWith("/lease");
    Optional<byte[]> shown;
    synchronized (this) {
      shown = ofLease ? lease : announcement;
      looks += ofLease ? 0 : 1;
    }
    byte[] bytes = shown.orElse(new byte[0]);
    exchange.sendResponseHeaders(
        shown.isPresent() ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("GET")) {
        show(exchange);
        return;
      }
      byte[] jws = exchange.getRequestBody().readAllBytes();
      String id = exchange.getRequestURI().getPath().split("/", -1)[3];
      String body = "{}";
      int status = 429;
      synchronized (this) {
        if (pauses > 0) {
          pauses--;
          exchange.getResponseHeaders().set("Retry-After", "1");
        } else {
          Verdict verdict = Judge.judge(new BrokerId(id), known, jws, clock.instant());
          verdicts.add(verdict);
          status = status(verdict);
          keep(verdict, jws);
          body = verdict instanceof Verdict.Refused r ? rev(r) : acknowledgement();
        }
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String acknowledgement() {
    return "{\"sha256\":\"" + known.orElseThrow().sha256() + "\"}";
  }

  private static String rev(Verdict.Refused refused) {
    return refused.knownRevision().isPresent()
        ? "{\"rev\":" + refused.knownRevision().getAsLong() + "}"
        : "{}";
  }

  private void keep(Verdict verdict, byte[] jws) {
    if (verdict instanceof Verdict.Replaces) {
      announcement = Optional.of(jws);
      lease = Optional.empty();
    } else if (verdict instanceof Verdict.Renews) {
      lease = Optional.of(jws);
    }
  }

  private int status(Verdict verdict) {
    if (verdict instanceof Verdict.Replaces replaces) {
      known = Optional.of(replaces.known());
    } else if (verdict instanceof Verdict.Renews renews) {
      known = Optional.of(renews.known());
    } else if (verdict instanceof Verdict.Refused refused) {
      boolean conflict =
          refused.why() == Refusal.LOWER_REVISION
              || refused.why() == Refusal.EQUIVOCATION
              || refused.why() == Refusal.OTHER_ANNOUNCEMENT;
      return conflict ? 409 : 400;
    }
    return 200;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
