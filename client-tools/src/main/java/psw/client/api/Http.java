package psw.client.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.hc.core5.http.ContentType.APPLICATION_JSON;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import psw.client.api.CallFailed.Reason;
import psw.pairing.http.Caller;
import psw.pairing.http.Deadline;
import psw.pairing.http.Reply;
import psw.pairing.http.Resolver;
import psw.pairing.http.Strange;
import psw.pairing.http.TooMuch;
import psw.pairing.pin.ServerUrl;
import psw.wire.announcement.Announcement;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Requests to one server, and its refusals as {@link CallFailed}. */
final class Http {
  private static final String JOSE = "application/jose";
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Set<Integer> UNABLE = Set.of(421, 429, 500, 502, 503, 504);

  private final Caller caller;
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
    this.caller = caller(server);
    this.token = token;
    this.wanted = wanted;
  }

  private static Caller caller(ServerUrl server) {
    return new Caller(server, Resolver.SYSTEM);
  }

  URI at(String path) {
    return server.path(path);
  }

  Answer get(URI target) throws CallFailed {
    return send(request("GET", target), ANSWER);
  }

  /** Reads what is not for everybody. */
  Answer read(String path) throws CallFailed {
    return send(withToken("GET", path, Optional.empty()), ANSWER);
  }

  // a token that is not there, or not this broker's, is no reason to read nothing
  private Answer getAsKnown(URI target) throws CallFailed {
    Optional<String> secret = token.flatMap(kept -> kept.ifUsable(target));
    if (secret.isEmpty()) {
      return get(target);
    }
    try {
      ClassicHttpRequest request = request("GET", target);
      request.setHeader("Authorization", "Bearer " + secret.get());
      return send(request, ANSWER);
    } catch (CallFailed e) {
      if (e.reason() == Reason.TOKEN_REFUSED) {
        return get(target);
      }
      throw e;
    }
  }

  Answer write(String method, String path, Optional<JsonObject> body) throws CallFailed {
    return send(withToken(method, path, body), ANSWER);
  }

  /** Reads or writes what may take so much longer than other things. */
  Answer patiently(String method, String path, Optional<JsonObject> body, Duration longer)
      throws CallFailed {
    return send(withToken(method, path, body), ANSWER.plus(longer));
  }

  private ClassicHttpRequest withToken(String method, String path, Optional<JsonObject> body)
      throws CallFailed {
    URI target = at(path);
    ClassicHttpRequest request = request(method, target);
    request.setHeader("Authorization", "Bearer " + token.orElseThrow().forCallTo(target));
    byte[] bytes = body.map(json -> json.toString().getBytes(UTF_8)).orElse(new byte[0]);
    if (!method.equals("GET")) {
      request.setHeader("Content-Length", bytes.length);
      request.setEntity(new ByteArrayEntity(bytes, body.isPresent() ? APPLICATION_JSON : null));
    }
    if (body.isPresent()) {
      request.setHeader("Content-Type", "application/json");
    }
    return request;
  }

  private ClassicHttpRequest request(String method, URI target) {
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    return caller.request(method, target.getRawPath() + query);
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
    ClassicHttpRequest request = request("GET", target);
    request.setHeader("Accept", JOSE);
    Reply reply = exchange(request, Announcement.LONGEST, ANSWER);
    if (reply.status() == 404 && wanted.contains(Found.at(server))) {
      return Optional.empty();
    }
    if (reply.status() / 100 != 2) {
      throw refusal(reply.status(), reply.body());
    }
    return Optional.of(reply.body());
  }

  private Answer send(ClassicHttpRequest request, Duration patience) throws CallFailed {
    request.setHeader("Accept", "application/json");
    Reply reply = exchange(request, JsonLimits.ANSWER.bytes(), patience);
    if (reply.status() / 100 != 2) {
      throw refusal(reply.status(), reply.body());
    }
    try {
      byte[] body = reply.body();
      Object json = body.length == 0 ? Json.NULL : Json.parse(body, JsonLimits.ANSWER);
      URI asked = at(request.getPath());
      return new Answer(json, Answer.next(asked, server, reply.header("Link")));
    } catch (BadValue e) {
      throw strange();
    }
  }

  private Reply exchange(ClassicHttpRequest request, int most, Duration patience)
      throws CallFailed {
    try {
      // what is done twice is done once more than was asked for
      Caller once = request.getMethod().equals("GET") ? caller : caller(server);
      if (once != caller) {
        request.setHeader("Connection", "close");
      }
      return once.ask(request, most, Deadline.in(patience));
    } catch (TooMuch | Strange e) {
      throw strange();
    } catch (IOException e) {
      throw CallFailed.noBroker(Found.by(e), server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CallFailed.noBroker(Found.SILENCE, server);
    }
  }

  /** The failure of a call whose answer no broker would give. */
  CallFailed strange() {
    Found found = Found.at(server);
    return CallFailed.noBroker(wanted.contains(found) ? Found.OTHER_WEB_SERVER : found, server);
  }

  private CallFailed refusal(int status, byte[] body) {
    Found found = Found.at(server);
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
