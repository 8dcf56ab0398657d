package psw.pairing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.pairing.mailbox.Mailbox;
import psw.pairing.mailbox.MailboxFailed;
import psw.pairing.mailbox.Rendezvous;
import psw.testing.Server;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.mailbox.Nameplate;
import psw.wire.pairing.Code;
import psw.wire.value.BadValue;

/** Two sites that pair, at one rendez-vous with somebody in front of it. */
class PairingIT implements TellsKnocks {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path home;
  private static Server rendezvous;
  private static org.h2.tools.Server store;
  private static String database;
  private static Meddler between;
  private static Side ana;
  private static Side rui;

  @BeforeAll
  static void start() throws Exception {
    Path files = Files.createDirectory(home.resolve("rv"));
    // a database server, so that this test can let time pass in what the rendez-vous keeps
    store =
        org.h2.tools.Server.createTcpServer(
                "-tcpPort", "0", "-ifNotExists", "-baseDir", files.toString())
            .start();
    database = "jdbc:h2:tcp://127.0.0.1:" + store.getPort() + "/./kept";
    rendezvous = new Server("rendezvous", files, Map.of("psw.db.url", database));
    between = new Meddler(rendezvous.port());
    rui =
        Side.of(
            "rui",
            home,
            Map.of(
                "psw.rendezvous",
                between.url(),
                "psw.spa.port",
                "62201",
                "psw.gate.heard",
                home.resolve("heard").toString()));
    ana =
        Side.of(
            "ana",
            home,
            Map.of("psw.rendezvous", between.url(), "psw.knock.ports", "1111,2222,3333"));
    List<Server> all = List.of(rendezvous, ana.broker(), rui.broker());
    for (Server server : all) {
      server.start();
    }
    for (Server server : all) {
      server.awaitReady();
    }
  }

  @AfterAll
  static void end() throws Exception {
    between.close();
    for (Server server : List.of(ana.broker(), rui.broker(), rendezvous)) {
      server.end();
    }
    store.stop();
  }

  @AfterEach
  void forget() throws Exception {
    between.change(UnaryOperator.identity());
    ana.forgetAll();
    rui.forgetAll();
  }

  private static void assertNothingKept() throws Exception {
    assertEquals(List.of(), ana.peers());
    assertEquals(List.of(), rui.peers());
  }

  private static void assertBoth(String reason, Side.Run anas, Side.Run ruis) throws Exception {
    assertEquals(reason, anas.reason());
    assertEquals(reason, ruis.reason());
    assertNothingKept();
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "link"})
  void two_sites_pair_by_a_code(String form) throws Exception {
    String anasKey = Side.ssh();
    String ruisKey = Side.ssh();
    Side.Run anas = ana.begin(JsonObject.with("form", form).and("ssh", anasKey));
    assertTrue(anas.told().optionalText(form.equals("words") ? "code" : "link").isPresent());
    Side.Run ruis =
        rui.begin(JsonObject.with("code", anas.code()).and("name", "sister").and("ssh", ruisKey));
    JsonObject atAna = anas.peer();
    JsonObject atRui = ruis.peer();
    assertEquals(rui.id(), atAna.text("device"));
    assertEquals(ruisKey, atAna.text("ssh"));
    assertEquals("rui", atAna.text("name"));
    assertEquals("site", atAna.text("kind"));
    assertEquals(ana.id(), atRui.text("device"));
    assertEquals(anasKey, atRui.text("ssh"));
    assertEquals("sister", atRui.text("name"));
    assertEquals("ana", atRui.text("called"));
    assertEquals(List.of(atAna), ana.peers());
    assertEquals(List.of(atRui), rui.peers());
  }

  private static Side.Run[] paired() throws Exception {
    return paired(ana.invite("words"), rui);
  }

  private static Side.Run[] paired(Side.Run anas, Side other) throws Exception {
    Side.Run ruis = other.join(anas.code());
    anas.peer();
    ruis.peer();
    return new Side.Run[] {anas, ruis};
  }

  @Override
  public Side site() {
    return rui;
  }

  @Override
  public Side device() {
    return ana;
  }

  @Override
  public Path gate() {
    return home.resolve("heard");
  }

  private static String knock(JsonObject peer) throws BadValue {
    return Side.PEERS + '/' + peer.integer("id") + "/knock";
  }

  @Test
  void each_learns_how_to_knock_at_the_other() throws Exception {
    Side.Run[] runs = paired();
    JsonObject atAna = rui.ok("GET", knock(runs[1].peer()), null);
    JsonObject atRui = ana.ok("GET", knock(runs[0].peer()), null);
    assertEquals("seq", atAna.text("mode"));
    assertEquals(List.of(1111L, 2222L, 3333L), atAna.integers("ports"));
    assertEquals("spa", atRui.text("mode"));
    assertNotEquals(atAna.text("key"), atRui.text("key"));
  }

  @Test
  void a_site_says_in_public_that_it_takes_a_sequence_and_not_which() throws Exception {
    await().atMost(SOON).until(() -> ana.broker().status("/api/brokers/self") == 200);
    JsonObject said = ana.broker().get("/api/brokers/self");
    assertTrue(said.object("gate").flag("seq"), said.toString());
    assertTrue(!said.toString().contains("2222"), said.toString());
    assertFalse(rui.broker().get("/api/brokers/self").object("gate").flag("seq"));
  }

  @Test
  void a_code_is_shown_until_it_is_used_and_good_once() throws Exception {
    Side.Run anas = ana.invite("words");
    assertEquals(anas.code(), anas.now(0).text("code"));
    paired(anas, rui);
    assertEquals(Optional.empty(), anas.now(0).optionalText("code"));
    assertEquals("unknown-code", rui.join(anas.code()).reason());
  }

  @Test
  void a_wrong_word_is_told_to_both_and_burns_the_code() throws Exception {
    Side.Run anas = ana.invite("words");
    String first = anas.code().contains("-orbit@") ? "candle" : "orbit";
    Side.Run ruis = rui.join(anas.code().replaceFirst("-[a-z]+@", "-" + first + "@"));
    assertBoth("wrong-word", anas, ruis);
    assertEquals("unknown-code", rui.join(anas.code()).reason());
  }

  @Test
  void a_third_claim_is_told_to_both() throws Exception {
    Side.Run anas = ana.invite("words");
    Mailbox.join(rendezvous(), nameplate(anas), CLOCK);
    assertBoth("crowded", anas, rui.join(anas.code()));
  }

  private static Rendezvous rendezvous() throws BadValue {
    return Rendezvous.parse(between.url());
  }

  private static Nameplate nameplate(Side.Run run) throws BadValue {
    return Nameplate.parse(Code.parse(run.code()).nameplate());
  }

  @Test
  void giving_up_burns_the_code_and_tells_the_other() throws Exception {
    Side.Run anas = ana.invite("words");
    CountDownLatch joined = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    between.change(
        body -> {
          if (body.startsWith("{\"v\":1,\"round\":1,\"from\":\"B\"")) {
            joined.countDown();
            awaitOpen(cancelled);
          }
          return body;
        });
    Side.Run ruis = rui.join(anas.code());
    awaitOpen(joined);
    assertEquals("failed", anas.cancel().text("state"));
    cancelled.countDown();
    assertBoth("cancelled", anas, ruis);
    assertEquals("unknown-code", rui.join(anas.code()).reason());
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      assertTrue(latch.await(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nobody_comes_and_the_code_expires() throws Exception {
    Side.Run anas = ana.invite("words");
    letTimePass(anas);
    assertEquals("expired", anas.reason());
    assertEquals("unknown-code", rui.join(anas.code()).reason());
  }

  /** Ten minutes, for one mailbox. */
  private static void letTimePass(Side.Run of) throws Exception {
    try (Connection there = DriverManager.getConnection(database, "sa", "");
        PreparedStatement update =
            there.prepareStatement("update mailbox set expires = ? where nameplate = ?")) {
      update.setLong(1, CLOCK.millis() - 1);
      update.setString(2, nameplate(of).text());
      assertEquals(1, update.executeUpdate());
    }
  }

  // Ana's proof, Rui's introduction, Rui's last word
  @ParameterizedTest
  @ValueSource(strings = {"2,A", "4,B", "5,B"})
  void a_message_that_the_rendez_vous_alters_is_told_to_both(String which) throws Exception {
    String begin = "{\"v\":1,\"round\":%s,\"from\":\"%s\"".formatted((Object[]) which.split(","));
    between.change(body -> body.startsWith(begin) ? altered(body) : body);
    Side.Run anas = ana.invite("words");
    assertBoth("tampered", anas, rui.join(anas.code()));
  }

  private static String altered(String body) {
    int at = body.lastIndexOf('"') - 5;
    return body.substring(0, at) + (body.charAt(at) == 'B' ? 'C' : 'B') + body.substring(at + 1);
  }

  @Test
  void a_site_does_not_pair_with_itself() throws Exception {
    Side.Run anas = ana.invite("words");
    assertBoth("same-identity", anas, ana.join(anas.code()));
  }

  @Test
  void who_pairs_again_keeps_its_number_and_its_name() throws Exception {
    String key = Side.ssh();
    Side.Run first = ana.invite("words");
    JsonObject.Builder again = JsonObject.with("code", first.code()).and("ssh", key);
    rui.begin(again).peer();
    JsonObject before = first.peer();
    rename(before, "sister-in-law");
    String secret = ana.ok("GET", knock(before), null).text("key");
    Side.Run second = ana.begin(JsonObject.with("form", "link").and("name", "other"));
    rui.begin(JsonObject.with("code", second.code()).and("ssh", key)).peer();
    JsonObject after = second.peer();
    assertEquals(before.integer("id"), after.integer("id"));
    assertEquals("sister-in-law", after.text("name"));
    assertEquals(1, ana.peers().size());
    assertNotEquals(secret, ana.ok("GET", knock(after), null).text("key"));
  }

  private static HttpResponse<String> rename(JsonObject peer, String name) throws Exception {
    String path = Side.PEERS + '/' + peer.integer("id");
    return ana.ask("PUT", path, JsonObject.with("name", name).build());
  }

  @Test
  void a_failed_run_leaves_an_earlier_pairing_as_it_was() throws Exception {
    JsonObject before = paired()[0].peer();
    String secret = ana.ok("GET", knock(before), null).text("key");
    between.change(
        body -> body.startsWith("{\"v\":1,\"round\":5,\"from\":\"B\"") ? altered(body) : body);
    Side.Run anas = ana.invite("words");
    Side.Run ruis = rui.join(anas.code());
    assertEquals("tampered", anas.reason());
    assertEquals("tampered", ruis.reason());
    assertEquals(List.of(before), ana.peers());
    assertEquals(secret, ana.ok("GET", knock(before), null).text("key"));
  }

  @Test
  void a_peer_is_renamed_and_forgotten() throws Exception {
    JsonObject peer = paired()[0].peer();
    assertEquals(200, rename(peer, "neighbour").statusCode());
    assertEquals("neighbour", ana.peers().get(0).text("name"));
    String path = Side.PEERS + '/' + peer.integer("id");
    ana.ok("DELETE", path, null);
    assertEquals(404, ana.ask("GET", path, null).statusCode());
    assertEquals(List.of(), ana.peers());
  }

  @Test
  void two_devices_of_one_person_are_two_peers() throws Exception {
    List<JsonObject> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Side.Run anas = ana.invite("words");
      rui.begin(JsonObject.with("code", anas.code()).and("ssh", Side.ssh())).peer();
      both.add(anas.peer());
    }
    assertEquals("rui", both.get(0).text("name"));
    assertEquals("rui-2", both.get(1).text("name"));
    assertEquals(both.get(0).text("device"), both.get(1).text("device"));
    assertNotEquals(both.get(0).text("fingerprint"), both.get(1).text("fingerprint"));
    HttpResponse<String> taken = rename(both.get(1), "rui");
    assertEquals(400, taken.statusCode());
    assertTrue(taken.body().contains("name-taken"), taken.body());
    ana.ok("DELETE", Side.PEERS + '/' + both.get(0).integer("id"), null);
    assertEquals(List.of(both.get(1)), ana.peers());
  }

  @Test
  void a_pairing_grants_nothing() throws Exception {
    Side.Run anas = ana.invite("words");
    rui.begin(JsonObject.with("code", anas.code()).and("ssh", Side.ssh())).peer();
    String grants = Side.PEERS + '/' + anas.peer().integer("id") + "/grants";
    assertEquals("[]", ana.ask("GET", grants, null).body());
    Path authorized = ana.share().resolve("authorized");
    if (Files.exists(authorized)) {
      try (Stream<Path> files = Files.list(authorized)) {
        assertEquals(List.of(), files.toList());
      }
    }
  }

  @Test
  void what_is_for_paired_sites_is_read_by_them_and_by_nobody_else() throws Exception {
    JsonObject wiki =
        JsonObject.with("name", "sealed wiki")
            .and("ip", "127.0.0.1")
            .and("port", Server.freePort())
            .and("visibility", "paired")
            .build();
    long id = ana.ok("POST", "/api/services", wiki).integer("id");
    String anas = "/api/brokers/" + ana.id() + "/services";
    long peer = paired()[1].peer().integer("id");
    await().atMost(SOON).until(() -> reads(rui, anas));
    assertTrue(rui.ask("GET", anas, null).body().contains("\"visibility\":\"paired\""));
    assertTrue(reads(rui, Side.PEERS + '/' + peer + "/services"));
    for (Server server : List.of(rendezvous, ana.broker(), rui.broker())) {
      for (String path : List.of(anas, "/api/services", "/api/brokers/" + ana.id())) {
        String body = server.send("GET", path, null, Optional.empty()).body();
        assertFalse(body.contains("sealed wiki"), server.url() + path);
      }
    }
    ana.forgetAll();
    await().atMost(SOON).until(() -> !reads(rui, anas));
    ana.ok("DELETE", "/api/services/del/" + id, null);
  }

  private static boolean reads(Side side, String path) throws Exception {
    return side.ask("GET", path, null).body().contains("sealed wiki");
  }

  @Test
  void eight_runs_wait_at_a_time_and_hold_up_nobody() throws Exception {
    List<Side.Run> waiting = new ArrayList<>();
    ExecutorService readers = Executors.newCachedThreadPool();
    try {
      for (int i = 0; i < 8; i++) {
        waiting.add(rui.join(lonely()));
      }
      HttpResponse<String> ninth =
          rui.ask("POST", Side.PEERS, JsonObject.with("code", lonely()).build());
      assertEquals(429, ninth.statusCode(), ninth.body());
      assertTrue(ninth.headers().firstValue("Retry-After").isPresent());
      List<Future<JsonObject>> all = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        Side.Run run = waiting.get(i % 8);
        all.add(readers.submit(() -> run.now(10)));
      }
      assertEquals(200, rui.broker().status("/api/services"));
      for (Side.Run run : waiting) {
        assertEquals("cancelled", run.cancel().text("reason"));
      }
      for (Future<JsonObject> one : all) {
        assertEquals("failed", one.get(1, TimeUnit.MINUTES).text("state"));
      }
    } finally {
      readers.shutdownNow();
    }
  }

  /** A code whose other side never says a word. */
  private static String lonely() throws BadValue, MailboxFailed {
    Mailbox silent = Mailbox.invite(rendezvous(), Identity.create(new SecureRandom()), CLOCK);
    return silent.nameplate() + "-guitar-candle-orbit@" + between.host();
  }

  @Test
  void a_broker_that_dies_after_it_kept_leaves_the_other_told_and_pairs_again() throws Exception {
    CountDownLatch kept = new CountDownLatch(1);
    CountDownLatch dead = new CountDownLatch(1);
    // Rui says that it has kept; before that is heard it is killed
    between.change(
        body -> {
          if (body.startsWith("{\"v\":1,\"round\":5,\"from\":\"B\"")) {
            kept.countDown();
            awaitOpen(dead);
            return "x".repeat(body.length());
          }
          return body;
        });
    Side.Run anas = ana.invite("words");
    rui.join(anas.code());
    awaitOpen(kept);
    rui.broker().kill();
    letTimePass(anas);
    assertEquals("expired", anas.reason());
    assertEquals(List.of(), ana.peers());
    dead.countDown();
    between.change(UnaryOperator.identity());
    rui.broker().start().awaitReady();
    List<JsonObject> left = rui.peers();
    assertEquals(1, left.size());
    JsonObject peer = paired()[1].peer();
    assertEquals(left.get(0).integer("id"), peer.integer("id"));
    assertEquals(1, rui.peers().size());
  }
}
