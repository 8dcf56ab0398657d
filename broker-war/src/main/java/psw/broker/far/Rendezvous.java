package psw.broker.far;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.wire.announcement.Announcement;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** One rendez-vous, as a broker talks to it. May be used by several threads. */
public final class Rendezvous {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(10);
  private static final int PROBLEM = 16 * 1024;
  private static final int LISTING = JsonLimits.ANSWER.bytes();
  private static final String JOSE = "application/jose";
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2048})>\\s*;\\s*rel=\"?next\"?");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");

  private final RendezvousUrl url;
  private final HttpClient client;

  /** The rendez-vous at an address; nothing is sent yet. */
  public Rendezvous(RendezvousUrl url) {
    this.url = url;
    this.client = url.server().client().connectTimeout(CONNECT).build();
  }

  /** Sends an announcement or a tombstone. */
  public Answer announce(BrokerId id, byte[] jws) throws InterruptedException {
    return put("/api/brokers/" + id, jws);
  }

  /** Sends a lease. */
  public Answer renew(BrokerId id, byte[] jws) throws InterruptedException {
    return put("/api/brokers/" + id + "/lease", jws);
  }

  private Answer put(String path, byte[] jws) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.path(path))
            .timeout(WHOLE)
            .header("Content-Type", JOSE)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(jws))
            .build();
    try {
      HttpResponse<byte[]> response = send(request, info -> new Bounded(PROBLEM));
      return switch (response.statusCode()) {
        case 200, 201, 204 -> new Answer.Acknowledged();
        case 409 -> new Answer.Conflict(knownRevision(response.body()));
        case 429 -> new Answer.Later(retryAfter(response));
        default -> new Answer.Refused(response.statusCode());
      };
    } catch (Trouble.Failed e) {
      return new Answer.None(e.why());
    }
  }

  /** The first page of its live brokers, as it lists them. */
  public Page brokers() throws Trouble.Failed, InterruptedException {
    return brokers("/api/brokers?size=1000");
  }

  /** A further page, from {@link Page#next}. */
  public Page brokers(String path) throws Trouble.Failed, InterruptedException {
    HttpResponse<byte[]> response = get(path, "application/json", LISTING);
    if (response.statusCode() != 200) {
      throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
    }
    try {
      List<JsonObject> items = new ArrayList<>();
      if (Json.parse(response.body(), JsonLimits.ANSWER) instanceof List<?> list) {
        for (Object item : list) {
          if (item instanceof JsonObject object) {
            items.add(object);
          }
        }
      }
      return new Page(items, next(response, path));
    } catch (BadValue e) {
      throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
    }
  }

  /** A broker's announcement, byte for byte, if it is there. */
  public Optional<byte[]> announcement(BrokerId id) throws Trouble.Failed, InterruptedException {
    return jws("/api/brokers/" + id);
  }

  /** A broker's lease, byte for byte, if there is one. */
  public Optional<byte[]> lease(BrokerId id) throws Trouble.Failed, InterruptedException {
    return jws("/api/brokers/" + id + "/lease");
  }

  private Optional<byte[]> jws(String path) throws Trouble.Failed, InterruptedException {
    HttpResponse<byte[]> response = get(path, JOSE, Announcement.LONGEST);
    return switch (response.statusCode()) {
      case 200 -> Optional.of(response.body());
      case 404 -> Optional.empty();
      default -> throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
    };
  }

  /** Opens its stream of events, where it was left if {@code after} is given. */
  public EventStream events(Optional<String> after) throws Trouble.Failed, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.path("/api/events"))
            .timeout(WHOLE)
            .header("Accept", "text/event-stream");
    after.ifPresent(id -> request.header("Last-Event-ID", id));
    EventStream.Chunks chunks = new EventStream.Chunks();
    HttpResponse<EventStream> response = send(request.build(), info -> chunks);
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() != 200 || !type.startsWith("text/event-stream")) {
      response.body().close();
      throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
    }
    return response.body();
  }

  private HttpResponse<byte[]> get(String path, String accept, int limit)
      throws Trouble.Failed, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.path(path)).timeout(WHOLE).header("Accept", accept).build();
    return send(request, info -> new Bounded(limit));
  }

  // the request's own time-out ends with the head of the answer; this one covers the body as well
  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws Trouble.Failed, InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
    try {
      return answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new Trouble.Failed(Trouble.of(e));
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  private static OptionalLong knownRevision(byte[] problem) {
    try {
      Optional<Long> revision =
          Json.parseObject(problem, JsonLimits.BODY).optionalInteger("rev").filter(r -> r > 0);
      return revision.isPresent() ? OptionalLong.of(revision.get()) : OptionalLong.empty();
    } catch (BadValue e) {
      return OptionalLong.empty();
    }
  }

  private static Duration retryAfter(HttpResponse<byte[]> response) {
    String text = response.headers().firstValue("Retry-After").orElse("1");
    long seconds = SECONDS.matcher(text).matches() ? Long.parseLong(text) : 60;
    return Duration.ofSeconds(Math.max(1, Math.min(60, seconds)));
  }

  /** The next page's path: never at another server than the one that was asked. */
  static Optional<String> next(Optional<String> link, URI asked) {
    Matcher found = NEXT.matcher(link.orElse(""));
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      URI target = asked.resolve(found.group(1));
      boolean same = asked.getRawPath().equals(target.getRawPath()) && target.getRawQuery() != null;
      return same
          ? Optional.of(target.getRawPath() + "?" + target.getRawQuery())
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<String> next(HttpResponse<byte[]> response, String path) {
    return next(response.headers().firstValue("Link"), url.path(path));
  }

  @Override
  public String toString() {
    return url.text();
  }
}
