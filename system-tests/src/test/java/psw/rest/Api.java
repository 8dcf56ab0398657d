package psw.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

  /**
   * Without a body, from another address of this machine; HTTP/1.0, since the platform's client
   * cannot choose its own.
   */
  Answer from(String address, String method, String path, String... headers) {
    StringBuilder request = new StringBuilder(method + ' ' + path + " HTTP/1.0");
    request.append("\r\nHost: localhost\r\nContent-Length: 0\r\n");
    token.ifPresent(secret -> request.append("Authorization: Bearer " + secret + "\r\n"));
    for (int i = 0; i < headers.length; i += 2) {
      request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(address, 0));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), base.getPort()));
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  private static Answer answer(String text) {
    String[] parts = text.split("\r\n\r\n", 2);
    Map<String, List<String>> headers = new TreeMap<>();
    String[] lines = parts[0].split("\r\n", -1);
    for (String line : List.of(lines).subList(1, lines.length)) {
      String[] pair = line.split(": *", 2);
      headers.put(pair[0], List.of(pair[1]));
    }
    int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
    return new Answer(status, HttpHeaders.of(headers, (name, value) -> true), parts[1]);
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
