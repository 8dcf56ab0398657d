package psw.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A server, as its callers see it. */
final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Optional<String> token;

  /** The server on a port of the loopback address, asked by anybody. */
  Api(int port) {
    this(URI.create("http://127.0.0.1:" + port), Optional.empty());
  }

  private Api(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /** The same server, asked by who has this token. */
  Api as(String bearer) {
    return new Api(base, Optional.of(bearer));
  }

  int port() {
    return base.getPort();
  }

  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  /** Without a body. */
  Answer send(String method, String path) {
    return send(method, path, BodyPublishers.noBody());
  }

  Answer json(String method, String path, String body) {
    return send(method, path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  Answer put(String path, byte[] jws) {
    return send("PUT", path, BodyPublishers.ofByteArray(jws), "Content-Type", "application/jose");
  }

  Stream events(String query, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/events" + query));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Stream(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("events", e);
    }
  }

  /** Bytes as they are; the first line of the answer. */
  String raw(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString();
    } catch (IOException e) {
      throw new AssertionError(request, e);
    }
  }
}
