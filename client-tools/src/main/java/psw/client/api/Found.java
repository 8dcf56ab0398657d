package psw.client.api;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import psw.pairing.http.Caller;
import psw.pairing.http.Deadline;
import psw.pairing.http.Reply;
import psw.pairing.http.Resolver;
import psw.pairing.http.TooMuch;
import psw.pairing.http.Unanswered;
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

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String TITLE = "Personal Secure Wormholes: ";

  /** Asks there, for ten seconds at most, without a token. */
  public static Found at(ServerUrl server) {
    Caller caller = new Caller(server, Resolver.SYSTEM);
    ClassicHttpRequest request = caller.request("GET", "/openapi");
    request.setHeader("Connection", "close");
    try {
      Reply reply = caller.ask(request, JsonLimits.ANSWER.bytes(), Deadline.in(PATIENCE));
      return reply.status() == 421 ? OTHER_NAME : titled(reply.body());
    } catch (TooMuch e) {
      return OTHER_WEB_SERVER;
    } catch (IOException e) {
      return by(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SILENCE;
    }
  }

  /** What a call that found no HTTP tells of the other end. */
  static Found by(IOException failure) {
    if (failure instanceof SocketTimeoutException || failure instanceof Unanswered) {
      return SILENCE;
    }
    if (failure instanceof SSLException secure) {
      return tls(secure);
    }
    if (failure instanceof UnknownHostException) {
      return NO_SUCH_HOST;
    }
    return failure instanceof ConnectException || failure instanceof NoRouteToHostException
        ? NOBODY
        : NO_WEB_SERVER;
  }

  private static Found tls(SSLException failure) {
    if (OtherKey.isCauseOf(failure)) {
      return OTHER_KEY;
    }
    // one that hangs up in the middle has shown no certificate
    boolean shown =
        failure instanceof SSLHandshakeException && !(failure.getCause() instanceof EOFException);
    return shown ? UNTRUSTED : NO_TLS;
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
