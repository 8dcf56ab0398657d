package psw.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import psw.client.api.CallFailed.Reason;
import psw.pairing.pin.ServerUrl;
import psw.wire.announcement.Announcement;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Requests to one server, and its refusals as {@link CallFailed}. */
final class Http {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final String JOSE = "application/jose";
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Set<Integer> UNABLE = Set.of(421, 429, 500, 502, 503, 504);

  private final HttpClient client;
  private final ServerUrl server;
  private final Optional<Token> token;
  private final Set<Found> wanted;

  /** Of a broker, where a token opens what is not for everybody. */
  Http(ServerUrl server, Token token) {
    this(server, Optional.of(token), Set.of(Found.BROKER));
  }

  /** Of a broker or a rendez-vous, for what everybody may read. */
  Http(ServerUrl server) {
    this(server, Optional.empty(), Set.of(Found.BROKER, Found.RENDEZVOUS));
  }

  private Http(ServerUrl server, Optional<Token> token, Set<Found> wanted) {
    this.server = server;
    this.client = server.client().connectTimeout(CONNECT).build();
    this.token = token;
    this.wanted = wanted;
  }

  URI at(String path) {
    return server.path(path);
  }

  Answer get(URI target) throws CallFailed {
    return send(HttpRequest.newBuilder(target).GET());
  }

  /** Reads what is not for everybody. */
  Answer read(String path) throws CallFailed {
    return send(withToken("GET", path, Optional.empty()));
  }

  // a token that is not there, or not this broker's, is no reason to read nothing
  private Answer getAsKnown(URI target) throws CallFailed {
    Optional<String> secret = token.flatMap(kept -> kept.ifUsable(target));
    if (secret.isEmpty()) {
      return get(target);
    }
    try {
      return send(
          HttpRequest.newBuilder(target).GET().header("Authorization", "Bearer " + secret.get()));
    } catch (CallFailed e) {
      if (e.reason() == Reason.TOKEN_REFUSED) {
        return get(target);
      }
      throw e;
    }
  }

  Answer write(String method, String path, Optional<JsonObject> body) throws CallFailed {
    return send(withToken(method, path, body));
  }

  /** Reads or writes what may take so much longer than other things. */
  Answer patiently(String method, String path, Optional<JsonObject> body, Duration longer)
      throws CallFailed {
    return send(withToken(method, path, body), ANSWER.plus(longer));
  }

  private HttpRequest.Builder withToken(String method, String path, Optional<JsonObject> body)
      throws CallFailed {
    URI target = at(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .header("Authorization", "Bearer " + token.orElseThrow().forCallTo(target))
            .method(
                method,
                body.isPresent()
                    ? BodyPublishers.ofString(body.get().toString())
                    : BodyPublishers.noBody());
    return body.isPresent() ? request.header("Content-Type", "application/json") : request;
  }

  /** Makes something out of an answer. */
  interface Reader<F, T> {
    T read(F from) throws BadValue;
  }

  <T> T parsed(Answer answer, Reader<Answer, T> reader) throws CallFailed {
    try {
      return reader.read(answer);
    } catch (BadValue e) {
      throw strange();
    }
  }

  /** Everything on a page that everybody may read, and on those which follow. */
  <T> List<T> all(String path, Reader<JsonObject, T> reader) throws CallFailed {
    return all(path, this::get, reader);
  }

  /** The same with the token, where it may go and is good: what is not for everybody, too. */
  <T> List<T> allAsKnown(String path, Reader<JsonObject, T> reader) throws CallFailed {
    return all(path, this::getAsKnown, reader);
  }

  private interface Call {
    Answer to(URI target) throws CallFailed;
  }

  private <T> List<T> all(String path, Call call, Reader<JsonObject, T> reader) throws CallFailed {
    List<T> all = new ArrayList<>();
    Set<URI> seen = new HashSet<>();
    Optional<URI> page = Optional.of(at(path));
    while (page.isPresent() && seen.add(page.get())) {
      Answer answer = call.to(page.get());
      all.addAll(each(answer, reader));
      page = answer.next();
    }
    return all;
  }

  /** Everything that an answer lists. */
  <T> List<T> each(Answer answer, Reader<JsonObject, T> reader) throws CallFailed {
    List<T> all = new ArrayList<>();
    for (JsonObject each : parsed(answer, Answer::objects)) {
      all.add(parsed(answer, from -> reader.read(each)));
    }
    return all;
  }

  /** A signed message, byte for byte; empty where there is none. */
  Optional<byte[]> jose(URI target) throws CallFailed {
    HttpRequest request =
        HttpRequest.newBuilder(target).timeout(ANSWER).header("Accept", JOSE).GET().build();
    Raw raw = exchange(request, Announcement.LONGEST);
    if (raw.status == 404 && wanted.contains(Found.at(server, client))) {
      return Optional.empty();
    }
    if (raw.status / 100 != 2) {
      throw refusal(raw.status, raw.body);
    }
    return Optional.of(raw.body);
  }

  private Answer send(HttpRequest.Builder builder) throws CallFailed {
    return send(builder, ANSWER);
  }

  private Answer send(HttpRequest.Builder builder, Duration patience) throws CallFailed {
    HttpRequest request = builder.timeout(patience).header("Accept", "application/json").build();
    Raw raw = exchange(request, JsonLimits.ANSWER.bytes());
    if (raw.status / 100 != 2) {
      throw refusal(raw.status, raw.body);
    }
    try {
      Object json = raw.body.length == 0 ? Json.NULL : Json.parse(raw.body, JsonLimits.ANSWER);
      return new Answer(json, Answer.next(request.uri(), server, raw.headers));
    } catch (BadValue e) {
      throw strange();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Raw(int status, HttpHeaders headers, byte[] body) {}

  /** What is longer than the most that is wanted is cut one byte behind it. */
  private Raw exchange(HttpRequest request, int most) throws CallFailed {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return new Raw(response.statusCode(), response.headers(), in.readNBytes(most + 1));
      }
    } catch (IOException e) {
      throw CallFailed.noBroker(Found.by(e), server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CallFailed.noBroker(Found.SILENCE, server);
    }
  }

  /** The failure of a call whose answer no broker would give. */
  CallFailed strange() {
    Found found = Found.at(server, client);
    return CallFailed.noBroker(wanted.contains(found) ? Found.OTHER_WEB_SERVER : found, server);
  }

  private CallFailed refusal(int status, byte[] body) {
    Found found = Found.at(server, client);
    // a broker that is ill, busy or not called so may not say what it is
    boolean unable = UNABLE.contains(status);
    boolean ours = found == Found.BROKER || found == Found.RENDEZVOUS;
    if (!wanted.contains(found) && (ours || !unable)) {
      return CallFailed.noBroker(found, server);
    }
    Refusal said = Refusal.of(body);
    String words = said.words();
    return switch (status) {
      case 401 -> new CallFailed(Reason.TOKEN_REFUSED, token.map(Token::file).orElse(Path.of("")));
      case 404 -> new CallFailed(Reason.NOT_FOUND, words);
      default ->
          CallFailed.refused(words.isEmpty() ? "status " + status : words, said.word(), server);
    };
  }
}
