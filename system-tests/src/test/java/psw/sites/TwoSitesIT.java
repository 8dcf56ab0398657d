package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Server;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Two sites and a rendez-vous between them, with terms of ten seconds. */
class TwoSitesIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(5);

  @TempDir static Path home;
  private static Server rendezvous;
  private static Server ana;
  private static Server rui;
  private static String anaId;

  @BeforeAll
  static void start() throws Exception {
    rendezvous = new Server("rendezvous", Files.createDirectory(home.resolve("rv")), Map.of());
    ana = broker("ana");
    rui = broker("rui");
    for (Server server : List.of(rendezvous, ana, rui)) {
      server.start();
    }
    for (Server server : List.of(rendezvous, ana, rui)) {
      server.awaitReady();
    }
    await().atMost(SOON).until(() -> ana.list("/api/brokers").size() > 0);
    anaId = ana.get("/api/brokers/self").text("id");
    await().atMost(Duration.ofMinutes(1)).until(() -> sees(rui, anaId));
  }

  private static Server broker(String name) throws IOException {
    Map<String, String> settings =
        Map.of("psw.name", name, "psw.lease", "10", "psw.rendezvous", rendezvous.url());
    return new Server("broker", Files.createDirectory(home.resolve(name)), settings);
  }

  @AfterAll
  static void end() throws Exception {
    for (Server server : List.of(ana, rui, rendezvous)) {
      server.end();
    }
  }

  private static boolean sees(Server server, String id) throws InterruptedException {
    return server.list("/api/brokers").stream().anyMatch(b -> id.equals(b.members().get("id")));
  }

  private static List<JsonObject> anasAt(Server server) throws InterruptedException {
    return server.list("/api/brokers/" + anaId + "/services");
  }

  private static boolean shows(Server server, String name) throws InterruptedException {
    return anasAt(server).stream().anyMatch(s -> name.equals(s.members().get("name")));
  }

  private static void register(String name, int port, String more) throws Exception {
    String body =
        JsonObject.with("name", name).and("ip", "127.0.0.1").and("port", port).build().toString();
    var answer = ana.send("POST", "/api/services", body.replace("}", more + "}"), ana.token());
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private static void withdraw(int port) throws Exception {
    String path = "/api/services/del/127.0.0.1/" + port;
    assertEquals(200, ana.send("DELETE", path, null, ana.token()).statusCode());
  }

  @Test
  void a_registration_at_ana_is_seen_at_rui_in_under_half_a_second() throws Exception {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      // one change now and then, not a burst that has to be spread over seconds
      await().pollDelay(Duration.ofMillis(1200)).until(() -> true);
      String name = "quick " + i;
      int port = Server.freePort();
      register(name, port, "");
      long begin = System.nanoTime();
      await()
          .atMost(SOON)
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .until(() -> shows(rui, name));
      millis.add((System.nanoTime() - begin) / 1_000_000);
      withdraw(port);
      await().atMost(SOON).until(() -> !shows(rui, name));
    }
    Collections.sort(millis);
    assertTrue(millis.get(millis.size() / 2) < 500, "milliseconds: " + millis);
  }

  @Test
  void many_changes_at_once_are_all_seen() throws Exception {
    for (int port = 40_000; port < 40_060; port++) {
      register("many " + port, port, "");
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> anasAt(rui).size() >= 60);
    for (int port = 40_000; port < 40_060; port++) {
      withdraw(port);
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> !shows(rui, "many 40059"));
  }

  @Test
  void what_is_private_is_seen_nowhere_else() throws Exception {
    int hidden = Server.freePort();
    int shown = Server.freePort();
    register("hidden", hidden, ",\"visibility\":\"private\"");
    register("shown", shown, "");
    await().atMost(SOON).until(() -> shows(rui, "shown"));
    for (Server server : List.of(ana, rendezvous, rui)) {
      assertFalse(shows(server, "hidden"), server.url());
    }
    withdraw(hidden);
    withdraw(shown);
  }

  @Test
  void what_was_registered_arrives_also_when_the_rendez_vous_was_down_for_longer_than_its_term()
      throws Exception {
    int port = Server.freePort();
    rendezvous.kill();
    try (DeadEnd nobody = new DeadEnd(rendezvous.port())) {
      register("patient", port, "");
      // the waits double from one second; after six attempts the longest has begun, as after an
      // hour, and what was signed for ten seconds is over, so that it has to be signed anew
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> nobody.count("PUT /api/brokers/" + anaId + " ") >= 6);
    }
    rendezvous.start().awaitReady();
    await().atMost(Duration.ofMinutes(1)).until(() -> shows(rui, "patient"));
    assertTrue(shows(rendezvous, "patient"));
    withdraw(port);
  }

  @Test
  void a_broker_that_dies_disappears_with_its_lease_and_comes_back_with_its_services()
      throws Exception {
    int port = Server.freePort();
    register("lasting", port, "");
    await().atMost(SOON).until(() -> shows(rui, "lasting"));
    ana.kill();
    await().atMost(Duration.ofSeconds(15)).until(() -> !sees(rui, anaId));
    await().atMost(Duration.ofSeconds(5)).until(() -> !sees(rendezvous, anaId));
    ana.start().awaitReady();
    await().atMost(SOON).until(() -> sees(ana, anaId));
    await().atMost(SOON).until(() -> shows(rui, "lasting"));
    withdraw(port);
  }

  @Test
  void a_broker_lives_on_through_its_leases_without_a_change() throws Exception {
    await().atMost(SOON).until(() -> sees(rui, anaId));
    long revision = revisionAtRui();
    // longer than a term, in which nothing but leases keeps it there
    await()
        .during(Duration.ofSeconds(14))
        .atMost(Duration.ofSeconds(15))
        .until(() -> sees(rui, anaId) && sees(rendezvous, anaId));
    assertEquals(revision, revisionAtRui());
  }

  private static long revisionAtRui() throws IOException, InterruptedException, BadValue {
    return rui.get("/api/brokers/" + anaId).integer("rev");
  }

  @Test
  void a_lease_is_shown_by_the_broker_by_the_rendez_vous_and_by_who_follows() throws Exception {
    String path = "/api/brokers/" + anaId + "/lease";
    for (Server server : List.of(ana, rendezvous, rui)) {
      await().atMost(SOON).until(() -> server.status(path) == 200);
      assertEquals(anaId, server.get(path).text("id"));
      assertTrue(server.get(path).integer("rev") > 0);
    }
  }

  @Test
  void leaving_a_rendez_vous_takes_the_site_away_there_and_joining_brings_it_back()
      throws Exception {
    String where = "/api/rendezvous?url=" + rendezvous.url();
    assertEquals(200, ana.send("DELETE", where, null, ana.token()).statusCode());
    await().atMost(Duration.ofSeconds(5)).until(() -> !sees(rendezvous, anaId));
    String url = JsonObject.with("url", rendezvous.url()).build().toString();
    assertEquals(200, ana.send("POST", "/api/rendezvous", url, ana.token()).statusCode());
    await().atMost(Duration.ofSeconds(5)).until(() -> sees(rendezvous, anaId));
    await().atMost(SOON).until(() -> sees(rui, anaId));
  }

  @Test
  void a_service_is_up_while_it_listens_and_an_ephemeral_one_goes_when_it_does_not()
      throws Exception {
    int lasting;
    try (ServerSocket one = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ServerSocket two = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      lasting = one.getLocalPort();
      register("stays", lasting, "");
      register("goes", two.getLocalPort(), ",\"ephemeral\":true");
      await().atMost(SOON).until(() -> health("stays").equals("up"));
      await().atMost(SOON).until(() -> health("goes").equals("up"));
    }
    await().atMost(Duration.ofSeconds(45)).until(() -> health("stays").equals("down"));
    await().atMost(Duration.ofSeconds(15)).until(() -> health("goes").isEmpty());
    withdraw(lasting);
  }

  private static String health(String name) throws InterruptedException {
    return anasAt(rui).stream()
        .filter(s -> name.equals(s.members().get("name")))
        .map(s -> s.members().get("health").toString())
        .findFirst()
        .orElse("");
  }
}
