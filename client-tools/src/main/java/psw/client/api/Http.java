package psw.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.client.api.CallFailed.Reason;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Requests to one server, and its refusals as {@link CallFailed}. */
final class Http {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  // RFC 8288: a link with relation "next"
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2000})>\\s*;[^,<]*rel=\"?next\\b");

  private static final Set<Integer> UNABLE = Set.of(421, 429, 500, 502, 503, 504);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI base;
  private final Token token;

  Http(URI base, Token token) {
    this.base = base;
    this.token = token;
  }

  /** An answer of 200 to 299. */
  record Answer(Object json, Optional<URI> next) {
    JsonObject object() throws BadValue {
      if (json instanceof JsonObject object) {
        return object;
      }
      throw new BadValue("body", BadValue.Reason.WRONG_TYPE);
    }

    List<JsonObject> objects() throws BadValue {
      return JsonObject.with("all", json).build().objects("all");
    }
  }

  URI at(String path) {
    return base.resolve(path);
  }

  Answer get(URI target) throws CallFailed {
    return send(HttpRequest.newBuilder(target).GET());
  }

  Answer write(String method, String path, Optional<JsonObject> body) throws CallFailed {
    URI target = at(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .header("Authorization", "Bearer " + token.forCallTo(target))
            .method(
                method,
                body.isPresent()
                    ? BodyPublishers.ofString(body.get().toString())
                    : BodyPublishers.noBody());
    return send(body.isPresent() ? request.header("Content-Type", "application/json") : request);
  }

  private Answer send(HttpRequest.Builder builder) throws CallFailed {
    HttpRequest request = builder.timeout(ANSWER).header("Accept", "application/json").build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      byte[] body;
      try (InputStream in = response.body()) {
        body = in.readNBytes(JsonLimits.ANSWER.bytes() + 1);
      }
      if (response.statusCode() / 100 != 2) {
        throw refusal(response.statusCode(), body);
      }
      Object json = body.length == 0 ? Json.NULL : Json.parse(body, JsonLimits.ANSWER);
      return new Answer(json, next(request.uri(), response));
    } catch (BadValue e) {
      throw strange();
    } catch (IOException e) {
      throw CallFailed.noBroker(Found.by(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CallFailed.noBroker(Found.SILENCE);
    }
  }

  /** The failure of a call whose answer no broker would give. */
  CallFailed strange() {
    Found found = Found.at(base, client);
    return CallFailed.noBroker(found == Found.BROKER ? Found.OTHER_WEB_SERVER : found);
  }

  private CallFailed refusal(int status, byte[] body) {
    Found found = Found.at(base, client);
    // a broker that is ill, busy or not called so may not say what it is
    boolean unable = UNABLE.contains(status);
    if (found == Found.RENDEZVOUS || (found != Found.BROKER && !unable)) {
      return CallFailed.noBroker(found);
    }
    Refusal said = Refusal.of(body);
    String words = said.words();
    return switch (status) {
      case 401 -> new CallFailed(Reason.TOKEN_REFUSED, token.file());
      case 404 -> new CallFailed(Reason.NOT_FOUND, words);
      default -> CallFailed.refused(words.isEmpty() ? "status " + status : words, said.word());
    };
  }

  private Optional<URI> next(URI from, HttpResponse<?> response) {
    for (String link : response.headers().allValues("Link")) {
      Matcher matcher = NEXT.matcher(link);
      if (matcher.find()) {
        try {
          URI target = from.resolve(matcher.group(1));
          boolean here =
              base.getAuthority().equals(target.getAuthority())
                  && base.getScheme().equals(target.getScheme());
          return here ? Optional.of(target) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
