package psw.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** A broker or a rendez-vous in a process of its own; its data outlive the process. */
public final class Server {
  private static final Path INSTALLED = Path.of("..", "client-tools", "target", "psw");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String kind;
  private final Path home;
  private final int port = freePort();
  private final Map<String, String> settings;
  private int starts;
  private Process process;

  /**
   * One that is not started yet.
   *
   * @param kind {@code broker} or {@code rendezvous}
   * @param home an empty directory
   * @param settings system properties by name
   */
  public Server(String kind, Path home, Map<String, String> settings) {
    this.kind = kind;
    this.home = home;
    this.settings = new TreeMap<>(settings);
  }

  /** Sets one more, for the starts that follow. */
  public void set(String name, String value) {
    settings.put(name, value);
  }

  /** A port on loopback where nobody listens just now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens, from its first start to its last. */
  public int port() {
    return port;
  }

  /** Where it answers this machine. */
  public String url() {
    return at("127.0.0.1");
  }

  /** Where it answers at another address. */
  public String at(String host) {
    return "http://" + host + ":" + port;
  }

  /** Starts the process, on the data that are there. */
  public Server start() throws IOException {
    starts++;
    Path unpacked = Files.createDirectories(home.resolve("unpacked-" + starts));
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.add("-Djava.io.tmpdir=" + unpacked);
    words.add("-Dpsw.data=" + home.resolve("data"));
    settings.forEach((name, value) -> words.add("-D" + name + "=" + value));
    words.addAll(List.of("-jar", INSTALLED.resolve("payara-micro.jar").toString()));
    words.addAll(List.of("--nohazelcast", "--disablephonehome", "--rootdir", unpacked.toString()));
    words.addAll(List.of("--port", Integer.toString(port)));
    words.addAll(List.of("--deploy", INSTALLED.resolve(kind + ".war").toString()));
    process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("server-" + starts + ".log").toFile())
            .start();
    return this;
  }

  /** Waits until it says that it is ready; fails when it ends or after six minutes. */
  public Server awaitReady() {
    Awaitility.await(kind + " in " + home)
        .atMost(Duration.ofMinutes(6))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !process.isAlive() || status("/health/ready") == 200);
    if (!process.isAlive()) {
      throw new AssertionError(kind + " ended: see " + home);
    }
    return this;
  }

  /** The status of a GET by anybody; 0 when nobody answers. */
  public int status(String path) throws InterruptedException {
    try {
      return send("GET", path, null, Optional.empty()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** kill -9. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it in order, by force after 20 s. */
  public void end() throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        kill();
      }
    }
  }

  /** The token that its owner finds in the data directory. */
  public Optional<String> token() {
    return Optional.of(secret("cli.token"));
  }

  /** The code that its owner finds there while the pages are not set up. */
  public String setupCode() {
    return secret("setup-code");
  }

  private String secret(String file) {
    try {
      return Files.readString(home.resolve("data").resolve(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks; {@code body} is JSON or null for none. */
  public HttpResponse<String> send(String method, String path, String body, Optional<String> token)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, content);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** The objects of a listing; none when there is no such listing or nobody answers. */
  public List<JsonObject> list(String path) throws InterruptedException {
    try {
      HttpResponse<String> answer = send("GET", path, null, Optional.empty());
      List<JsonObject> items = new ArrayList<>();
      if (answer.statusCode() == 200
          && Json.parse(answer.body().getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER)
              instanceof List<?> all) {
        all.forEach(item -> items.add((JsonObject) item));
      }
      return items;
    } catch (IOException e) {
      return List.of();
    } catch (BadValue e) {
      throw new AssertionError(url() + path, e);
    }
  }

  /** An object that anybody may read. */
  public JsonObject get(String path) throws IOException, InterruptedException, BadValue {
    String body = send("GET", path, null, Optional.empty()).body();
    return Json.parseObject(body.getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER);
  }
}
