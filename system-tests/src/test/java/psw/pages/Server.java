package psw.pages;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A broker or a rendez-vous, run by the product's own command on a free port. */
final class Server implements AutoCloseable {
  static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path PSW = Path.of("../client-tools/target/psw/psw.jar");

  private final int port;
  private final Path data;
  private final Process process;

  private Server(int port, Path data, Process process) {
    this.port = port;
    this.data = data;
    this.process = process;
  }

  /** Starts one; {@link #awaitReady} says when it answers. */
  static Server start(Path data, String kind, String name, String... options) {
    int port = freePort();
    List<String> words = new ArrayList<>(List.of("java", "-jar", PSW.toString(), kind));
    words.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
    Collections.addAll(words, options);
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("PSW_NAME", name);
    builder.environment().put("PSW_LEASE", "60");
    try {
      return new Server(
          port, data, builder.redirectOutput(Path.of(data + ".out").toFile()).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    await()
        .atMost(Duration.ofMinutes(6))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> get("/health/ready").statusCode() == 200 && get("/").statusCode() == 200);
  }

  /** Where it answers at this machine. */
  String url() {
    return at("127.0.0.1");
  }

  /** Where it answers at another address. */
  String at(String host) {
    return "http://" + host + ":" + port;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The token that its owner finds in the data directory. */
  String token() {
    try {
      return Files.readString(data.resolve("cli.token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
