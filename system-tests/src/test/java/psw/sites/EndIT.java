package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import psw.pairing.pin.Pin;
import psw.pairing.pin.ServerUrl;
import psw.pairing.pin.TlsServer;
import psw.testing.Server;
import psw.wire.announcement.Judge;
import psw.wire.json.JsonObject;

/**
 * {@code psw broker} from its first start to its end and from its second to that, as its user sees
 * it: what it is known by, whom it knows, and how it ends.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndIT {
  private static final Duration START = Duration.ofMinutes(4);
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Pattern PIN = Pattern.compile("over TLS it is \\S+#sha256=(\\S+)");
  private static final int PORT = Server.freePort();
  private static final int TLS_PORT = Server.freePort();

  private static final Map<String, String> TAKEN = new ConcurrentHashMap<>();

  @TempDir static Path home;
  private static TlsServer rendezvous;
  private static Process psw;

  @BeforeAll
  static void begin() throws Exception {
    rendezvous =
        TlsServer.start(home, "rendezvous")
            .on("/", EndIT::mirror)
            .on(
                "/openapi",
                exchange ->
                    answer(
                        exchange,
                        "{\"info\":{\"title\":\"Personal Secure Wormholes: rendez-vous\"}}"));
    start();
  }

  // shows what it took, else it would be seen to withhold it
  private static void mirror(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    if (exchange.getRequestMethod().equals("GET")) {
      answer(exchange, TAKEN.getOrDefault(path, "{}"));
      return;
    }
    TAKEN.put(path, body);
    String sum = Judge.sha256(body.getBytes(StandardCharsets.US_ASCII));
    answer(exchange, JsonObject.with("sha256", sum).build().toString());
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void start() throws IOException {
    int times = times();
    psw =
        Installed.start(
            home.resolve("said"),
            "broker",
            "--port",
            Integer.toString(PORT),
            "--tls-port",
            Integer.toString(TLS_PORT),
            "--rendezvous",
            rendezvous.url().text(),
            "--rendezvous",
            impostor(),
            "--data",
            home.resolve("data").toString());
    await().atMost(START).failFast(() -> !psw.isAlive()).until(() -> times() == times + 1);
  }

  private static int times() throws IOException {
    return said().split("broker ready on ", -1).length;
  }

  /** The same server by another name, with another pin than it has. */
  private static String impostor() {
    return "https://localhost:" + rendezvous.url().base().getPort() + "#sha256=" + "A".repeat(43);
  }

  @AfterAll
  static void end() {
    psw.destroyForcibly();
    rendezvous.close();
  }

  @Test
  @Order(1)
  void a_rendez_vous_is_told_by_its_pin_and_one_with_another_key_is_called_not_verified()
      throws Exception {
    await().atMost(SOON).until(() -> list().contains("\"current\""));
    String list = list();
    assertTrue(list.contains(rendezvous.url().text()), list);
    assertTrue(list.contains("not verified: it has another key than the pinned one"), list);
    String known = "psw: not verified: https://localhost:" + rendezvous.url().base().getPort();
    await().atMost(SOON).until(() -> said().contains(known + " has another key"));
  }

  private static String list() throws Exception {
    return get("http://127.0.0.1:" + PORT, Optional.empty()).body();
  }

  @Test
  @Order(2)
  void a_token_from_elsewhere_counts_over_tls_alone() throws Exception {
    Optional<String> elsewhere = outward();
    boolean ci = "true".equals(System.getenv("CI"));
    Assumptions.assumeTrue(ci || elsewhere.isPresent(), "needs an address besides loopback");
    String host = elsewhere.orElseThrow();
    assertEquals(200, get("https://" + host + ':' + TLS_PORT, Optional.of(pin(0))).statusCode());
    HttpResponse<String> clear = get("http://" + host + ':' + PORT, Optional.empty());
    assertEquals(403, clear.statusCode());
    assertTrue(clear.body().contains("urn:psw:problem:token-in-clear"), clear.body());
  }

  /** An address of this machine under which it is not on loopback. */
  private static Optional<String> outward() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .findFirst();
  }

  @Test
  @Order(3)
  void its_key_is_announced() throws Exception {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/api/brokers/self"))
            .build();
    String self = HttpClient.newHttpClient().send(question, BodyHandlers.ofString()).body();
    assertTrue(self.contains("\"tls\":\"sha256/" + pin(0).text() + '"'), self);
  }

  private static HttpResponse<String> get(String base, Optional<Pin> pin) throws Exception {
    ServerUrl there = new ServerUrl(URI.create(base), pin);
    String token = Files.readString(home.resolve("data").resolve("cli.token")).strip();
    HttpRequest question =
        HttpRequest.newBuilder(there.path("/api/rendezvous"))
            .timeout(SOON)
            .header("Authorization", "Bearer " + token)
            .build();
    return there.client().build().send(question, BodyHandlers.ofString());
  }

  /** The pin that one of its starts told. */
  private static Pin pin(int start) throws Exception {
    List<MatchResult> told = PIN.matcher(said()).results().toList();
    return Pin.parse(told.get(start).group(1));
  }

  @Test
  @Order(4)
  void a_killed_server_is_told_as_killed() throws Exception {
    psw.children().forEach(ProcessHandle::destroyForcibly);
    assertEquals(1, exit());
    String told =
        """
        psw: the broker was killed (signal 9)
        psw: hint: start it again; what it acknowledged is on the disk
        """;
    assertTrue(said().endsWith(told), said());
  }

  @Test
  @Order(5)
  void its_key_outlives_it() throws Exception {
    start();
    assertEquals(pin(0), pin(1));
  }

  @Test
  @Order(6)
  void ctrl_c_ends_it_with_one_line_and_no_orphan() throws Exception {
    // what it says of its own accord after a start comes first
    await().atMost(SOON).until(() -> said().split("and for its new address\n", -1).length == 3);
    String before = said();
    List<ProcessHandle> children = psw.children().toList();
    assertEquals(1, children.size());
    new ProcessBuilder("kill", "-s", "INT", Long.toString(psw.pid())).start().waitFor();
    assertEquals(128 + 2, exit());
    assertEquals(before + "psw: the broker has ended\n", said());
    await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static int exit() throws InterruptedException {
    assertTrue(psw.waitFor(60, TimeUnit.SECONDS), "still running");
    return psw.exitValue();
  }

  private static String said() throws IOException {
    Path file = home.resolve("said");
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
