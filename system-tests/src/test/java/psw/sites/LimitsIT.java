package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.FarSite;
import psw.testing.Server;
import psw.wire.json.JsonObject;

/** What a rendez-vous takes from strangers, with limits that are soon reached. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsIT {
  private static final int NEW_IDS = 3;
  private static final int UNVERIFIED = 4;
  private static final int BROKERS = 12;

  @TempDir static Path home;
  private static Server rendezvous;

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> settings =
        Map.of(
            "psw.lease", "10",
            "psw.limit.newids", Integer.toString(NEW_IDS),
            "psw.limit.unverified", Integer.toString(UNVERIFIED),
            "psw.limit.brokers", Integer.toString(BROKERS));
    rendezvous = new Server("rendezvous", home, settings).start().awaitReady();
  }

  @AfterAll
  static void end() throws Exception {
    rendezvous.end();
  }

  /** What was answered. */
  private record Answer(int status, String head, String body) {
    long retryAfter() {
      return head.lines()
          .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("retry-after: "))
          .mapToLong(line -> Long.parseLong(line.substring("retry-after: ".length())))
          .findFirst()
          .orElse(0);
    }

    boolean isProblem(String word) {
      return body.contains("urn:psw:problem:" + word);
    }
  }

  /** From an address of this machine: the platform's client cannot choose one. */
  private static Answer send(String from, String method, String path, String head, byte[] body)
      throws IOException {
    String request =
        "%s %s HTTP/1.0\r\nHost: localhost\r\nContent-Length: %d\r\n%s\r\n\r\n"
            .formatted(method, path, body.length, head);
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), rendezvous.port()));
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String[] parts = text.split("\r\n\r\n", 2);
      return new Answer(Integer.parseInt(text.substring(9, 12)), parts[0], parts[1]);
    }
  }

  private static Answer announce(String from, FarSite site) throws IOException {
    return send(from, "PUT", site.path(), "Content-Type: application/jose", site.announce(1));
  }

  private static Answer tell(String from, FarSite site, int port) throws IOException {
    byte[] body =
        JsonObject.with("name", "wiki")
            .and("ip", "192.0.2.9")
            .and("port", port)
            .build()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    String proof = site.proof("POST", "/api/services", body);
    String head = "Content-Type: application/json\r\nAuthorization: Bearer " + proof;
    return send(from, "POST", "/api/services", head, body);
  }

  private static List<JsonObject> told(FarSite site) throws InterruptedException {
    return rendezvous.list("/api/services?broker=" + site.id());
  }

  @Test
  @Order(1)
  void a_network_brings_in_so_many_brokers_a_day_and_those_go_on() throws Exception {
    FarSite first = new FarSite();
    assertEquals(200, announce("127.3.1.1", first).status());
    assertEquals(200, announce("127.3.1.2", new FarSite()).status());
    assertEquals(200, tell("127.3.1.3", new FarSite(), 1).status());
    for (Answer late :
        List.of(announce("127.3.1.4", new FarSite()), tell("127.3.1.5", new FarSite(), 1))) {
      assertEquals(429, late.status());
      assertTrue(late.isProblem("too-many"), late.body());
      assertTrue(late.retryAfter() > 86_000 && late.retryAfter() <= 86_400, late.head());
    }
    assertEquals(200, announce("127.3.1.1", first).status());
    assertEquals(200, announce("127.3.2.1", new FarSite()).status());
  }

  @Test
  @Order(2)
  void a_broker_has_so_many_unverified_services_and_may_change_them_and_they_go_with_their_lease()
      throws Exception {
    FarSite site = new FarSite();
    for (int port = 1; port <= UNVERIFIED; port++) {
      assertEquals(200, tell("127.4.1.1", site, port).status());
    }
    Answer full = tell("127.4.1.1", site, 99);
    assertEquals(400, full.status());
    assertTrue(full.isProblem("catalogue-full"), full.body());
    assertEquals(200, tell("127.4.1.1", site, 1).status());
    assertEquals(UNVERIFIED, told(site).size());
    Object number = told(site).get(0).members().get("id");
    await().atMost(Duration.ofSeconds(20)).until(() -> told(site).isEmpty());
    assertEquals(404, rendezvous.status("/api/services/" + number));
    assertEquals(200, tell("127.4.1.1", site, 99).status());
    assertEquals(1, told(site).size());
  }

  @Test
  @Order(3)
  void when_as_many_brokers_are_known_as_can_be_the_known_ones_go_on() throws Exception {
    FarSite known = new FarSite();
    assertEquals(200, announce("127.5.1.1", known).status());
    Answer last = null;
    for (int i = 2; i < 40 && (last == null || last.status() == 200); i++) {
      last = announce("127.5." + i + ".1", new FarSite());
    }
    assertEquals(429, last.status());
    assertEquals(3600, last.retryAfter());
    assertEquals(200, announce("127.5.1.1", known).status());
    assertEquals(BROKERS, rendezvous.list("/api/brokers").size());
  }
}
