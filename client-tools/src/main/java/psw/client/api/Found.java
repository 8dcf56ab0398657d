package psw.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import psw.pairing.pin.OtherKey;
import psw.pairing.pin.ServerUrl;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** What answers at an address. */
public enum Found {
  /** A site's registry. */
  BROKER,
  /** The public directory. */
  RENDEZVOUS,
  /** Some other server that speaks HTTP. */
  OTHER_WEB_SERVER,
  /** A server that does not go by the name used (RFC 9110, section 15.5.20). */
  OTHER_NAME,
  /** Something that listens and does not speak HTTP, or breaks off. */
  NO_WEB_SERVER,
  /** Something that listens and does not speak TLS. */
  NO_TLS,
  /** A server whose certificate is not trusted here. */
  UNTRUSTED,
  /** A server with another key than the pinned one: perhaps somebody else. */
  OTHER_KEY,
  /** Nothing within the time allowed. */
  SILENCE,
  /** The name has no address. */
  NO_SUCH_HOST,
  /** Nobody. */
  NOBODY;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String TITLE = "Personal Secure Wormholes: ";

  /** Asks there, for ten seconds at most, without a token. */
  public static Found at(ServerUrl server) {
    return at(server, server.client().connectTimeout(PATIENCE).build());
  }

  static Found at(ServerUrl server, HttpClient client) {
    HttpRequest request =
        HttpRequest.newBuilder(server.path("/openapi")).timeout(PATIENCE).GET().build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return response.statusCode() == 421
            ? OTHER_NAME
            : titled(in.readNBytes(JsonLimits.ANSWER.bytes() + 1));
      }
    } catch (IOException e) {
      return by(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SILENCE;
    }
  }

  /** What a call that found no HTTP tells of the other end. */
  static Found by(IOException failure) {
    if (failure instanceof HttpTimeoutException) {
      return SILENCE;
    }
    if (failure instanceof SSLHandshakeException) {
      return OtherKey.isCauseOf(failure) ? OTHER_KEY : UNTRUSTED;
    }
    if (failure instanceof SSLException) {
      return NO_TLS;
    }
    if (failure instanceof ConnectException) {
      return failure.getCause() != null
              && failure.getCause().getCause() instanceof UnresolvedAddressException
          ? NO_SUCH_HOST
          : NOBODY;
    }
    return NO_WEB_SERVER;
  }

  // docs/protocol.md: /openapi says which of the two a server is
  private static Found titled(byte[] openapi) {
    try {
      JsonObject info = Json.parseObject(openapi, JsonLimits.ANSWER).object("info");
      return switch (info.text("title")) {
        case TITLE + "broker" -> BROKER;
        case TITLE + "rendez-vous" -> RENDEZVOUS;
        default -> OTHER_WEB_SERVER;
      };
    } catch (BadValue e) {
      return OTHER_WEB_SERVER;
    }
  }
}
