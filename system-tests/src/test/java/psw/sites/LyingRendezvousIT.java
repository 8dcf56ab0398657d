package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.FarSite;
import psw.testing.Server;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Known;
import psw.wire.announcement.Verdict;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BrokerId;
import psw.wire.vectors.Vector;
import psw.wire.vectors.Vectors;

/**
 * A broker that follows two rendez-vous, both of which lie: nothing is taken over that is false.
 */
class LyingRendezvousIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofSeconds(110);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  // what an event may hold
  private static final int LONGEST = 70_000;
  private static final long FAR_AHEAD = 1L << 52;

  @TempDir static Path home;
  private static Liar one;
  private static Liar two;
  private static Server ana;

  @BeforeAll
  static void start() throws Exception {
    one = new Liar();
    two = new Liar();
    Map<String, String> settings =
        Map.of("psw.name", "ana", "psw.lease", "10", "psw.rendezvous", one.url() + "," + two.url());
    ana = new Server("broker", Files.createDirectory(home.resolve("ana")), settings);
    ana.start().awaitReady();
  }

  @AfterAll
  static void end() throws Exception {
    ana.end();
    one.close();
    two.close();
  }

  private static HttpResponse<byte[]> read(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(ana.url() + "/api/brokers/" + path))
            .header("Accept", "application/jose")
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /** An honest site is told of last: when it is seen, all before it was judged. */
  private static FarSite fence() {
    FarSite honest = new FarSite("honest");
    one.tell("announcement", honest.announce(1));
    sees(honest);
    return honest;
  }

  private static void sees(FarSite site) {
    await().atMost(LONG).until(() -> read(site.id().text()).statusCode() == 200);
  }

  /** Whether the broker holds of a vector's subject what it must, and no more. */
  private static Optional<String> mistaken(Vector vector) throws Exception {
    Optional<Known> right = after(vector);
    String said = new String(read(vector.subject().text()).body(), StandardCharsets.US_ASCII);
    boolean there = !said.contains("urn:psw:problem:not-found");
    if (right.isEmpty()) {
      return there ? Optional.of(vector.name() + ": is there") : Optional.empty();
    }
    String sha256 = Judge.sha256(said.getBytes(StandardCharsets.US_ASCII));
    if (!right.get().sha256().equals(sha256)) {
      return Optional.of(vector.name() + ": another is there");
    }
    return expiry(vector.subject())
        .filter(until -> !until.equals(right.get().liveUntil()))
        .map(until -> vector.name() + ": lives until " + until);
  }

  private static Optional<Known> after(Vector vector) {
    Verdict verdict = vector.judged();
    if (verdict instanceof Verdict.Replaces replaces) {
      return Optional.of(replaces.known());
    }
    return verdict instanceof Verdict.Renews renews ? Optional.of(renews.known()) : vector.known();
  }

  // a tombstone has none
  private static Optional<Instant> expiry(BrokerId id) throws Exception {
    String json = ana.send("GET", "/api/brokers/" + id, null, Optional.empty()).body();
    return Json.parseObject(json.getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER)
        .optionalText("expires")
        .map(Instant::parse);
  }

  private static void assertNobodyIsMistaken(List<Vector> vectors) throws Exception {
    List<String> mistakes = new ArrayList<>();
    for (Vector vector : vectors) {
      mistaken(vector).ifPresent(mistakes::add);
    }
    assertEquals(List.of(), mistakes);
    assertTrue(vectors.size() > 400, "only " + vectors.size());
  }

  @Test
  void every_vector_that_is_told_as_an_event_is_taken_or_refused_as_written() throws Exception {
    List<Vector> vectors =
        Vectors.live(Instant.now()).stream()
            .filter(vector -> vector.lease().isEmpty())
            .filter(vector -> vector.said().length() < LONGEST)
            .filter(vector -> vector.said().chars().noneMatch(c -> c == '\n' || c == '\r'))
            .toList();
    for (Vector vector : vectors) {
      vector.before().forEach(jws -> one.tell("announcement", jws));
      one.tell(vector.isLease() ? "lease" : "announcement", vector.said());
    }
    fence();
    assertNobodyIsMistaken(vectors);
  }

  @Test
  void every_vector_that_is_listed_is_taken_or_refused_as_written() throws Exception {
    List<Vector> vectors =
        Vectors.live(Instant.now()).stream()
            .filter(vector -> vector.said().length() <= 64 * 1024)
            // who lists a lease without its announcement lists nothing
            .filter(vector -> !vector.isLease() || !vector.before().isEmpty())
            .toList();
    FarSite honest = new FarSite("honest");
    one.listNobody();
    for (Vector vector : vectors) {
      vector.before().forEach(jws -> one.tell("announcement", jws));
      String id = vector.subject().text();
      List<String> before = vector.before();
      String said = vector.isLease() ? before.get(before.size() - 1) : vector.said();
      Optional<String> lease = vector.isLease() ? Optional.of(vector.said()) : vector.lease();
      one.show(id, Optional.of(Vector.bytes(said)));
      one.show(id + "/lease", lease.map(Vector::bytes));
      one.list(vector.subject(), FAR_AHEAD);
    }
    one.show(honest.id().text(), Optional.of(honest.announce(1)));
    one.list(honest.id(), honest.revision());
    one.tell("reset", "{\"id\":1}");
    sees(honest);
    one.listNobody();
    assertNobodyIsMistaken(vectors);
  }

  @Test
  void
      the_highest_revision_is_remembered_after_its_expiry_and_after_a_restart_and_so_is_who_was_added()
          throws Exception {
    Liar far = new Liar();
    FarSite added = new FarSite("eva").term(Duration.ofSeconds(9));
    far.show("self", Optional.of(added.announce(1)));
    assertEquals(200, added(far.url()).statusCode());
    FarSite site = new FarSite("rui");
    byte[] old = site.announce(1);
    one.tell("announcement", old);
    sees(site);
    one.tell("announcement", site.term(Duration.ofSeconds(2)).announce(1, 2));
    await().atMost(SOON).until(() -> read(site.id().text()).statusCode() == 404);
    one.tell("announcement", old);
    fence();
    assertEquals(404, read(site.id().text()).statusCode());
    ana.kill();
    FarSite honest = new FarSite("honest");
    one.listNobody();
    one.show(site.id().text(), Optional.of(old));
    one.list(site.id(), FAR_AHEAD);
    one.show(honest.id().text(), Optional.of(honest.announce(1)));
    one.list(honest.id(), honest.revision());
    far.show("self", Optional.of(added.term(Duration.ofMinutes(10)).announce(1, 2)));
    ana.start().awaitReady();
    sees(honest);
    assertEquals(404, read(site.id().text()).statusCode());
    one.listNobody();
    byte[] higher = site.term(Duration.ofMinutes(10)).announce(3);
    one.tell("announcement", higher);
    sees(site);
    await().atMost(SOON).until(() -> services(added) == 2);
    assertEquals(200, removed(added.id()).statusCode());
    far.close();
  }

  private static int services(FarSite site) throws Exception {
    return ana.list("/api/brokers/" + site.id() + "/services").size();
  }

  private static HttpResponse<String> added(String url) throws Exception {
    String body = JsonObject.with("url", url).build().toString();
    return ana.send("POST", "/api/sites", body, ana.token());
  }

  private static HttpResponse<String> removed(BrokerId id) throws Exception {
    return ana.send("DELETE", "/api/sites/" + id, null, ana.token());
  }

  private static String addedSites() throws Exception {
    return ana.send("GET", "/api/sites", null, ana.token()).body();
  }

  @Test
  void a_broker_is_added_by_its_address_and_followed_until_it_is_removed() throws Exception {
    FarSite site = new FarSite("eva").term(Duration.ofSeconds(9));
    try (Liar far = new Liar()) {
      far.show("self", Optional.of(site.announce(1)));
      HttpResponse<String> answer = added(far.url() + "/");
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("\"url\":\"" + far.url() + "\""), answer.body());
      assertEquals(1, services(site));
      byte[] more = site.announce(1, 2);
      far.show("self", Optional.of(more));
      await().atMost(SOON).until(() -> services(site) == 2);
      far.show("self/lease", Optional.of(site.term(Duration.ofMinutes(5)).lease(more)));
      await().atMost(SOON).until(() -> expiry(site.id()).orElseThrow().isAfter(soon()));
      FarSite other = new FarSite("mallory");
      far.show("self", Optional.of(other.announce(1)));
      await().atMost(SOON).until(() -> addedSites().contains("another broker answers there"));
      assertEquals(404, read(other.id().text()).statusCode());
      assertEquals(2, services(site));
    }
    // one that is not believed is asked again after a minute
    await().atMost(LONG).until(() -> addedSites().contains("nothing answers there"));
    assertEquals(200, removed(site.id()).statusCode());
    assertEquals(404, removed(site.id()).statusCode());
    assertEquals("[]", addedSites());
  }

  private static Instant soon() {
    return Instant.now().plus(Duration.ofMinutes(2));
  }

  @Test
  void what_is_no_broker_is_not_added() throws Exception {
    try (Liar far = new Liar()) {
      assertRefused("strange-answer", far.url());
      far.show("self", Optional.of("no announcement".getBytes(StandardCharsets.US_ASCII)));
      assertRefused("strange-answer", far.url());
      FarSite site = new FarSite("eva").ahead(Duration.ofMinutes(-20));
      far.show("self", Optional.of(site.announce(1)));
      assertRefused("expired", far.url());
      assertEquals(404, read(site.id().text()).statusCode());
    }
    assertRefused("no-connection", "http://127.0.0.1:" + Server.freePort());
    assertRefused("own-site", ana.url());
    for (String bad : List.of("http://169.254.169.254", "http://2852039166", "ftp://a", "x")) {
      HttpResponse<String> answer = added(bad);
      assertEquals(400, answer.statusCode(), bad);
      assertTrue(answer.body().contains("urn:psw:problem:bad-value"), answer.body());
    }
    assertEquals("[]", addedSites());
  }

  private static void assertRefused(String reason, String url) throws Exception {
    HttpResponse<String> answer = added(url);
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("urn:psw:problem:no-broker"), answer.body());
    assertTrue(answer.body().contains("\"reason\":\"" + reason + "\""), answer.body());
  }

  private static JsonObject asOwner(String path) throws Exception {
    String body = ana.send("GET", path, null, ana.token()).body();
    return Json.parseObject(body.getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER);
  }

  @Test
  void of_two_rendez_vous_the_higher_revision_counts_and_the_owner_sees_which_one_lags()
      throws Exception {
    FarSite site = new FarSite("rui");
    byte[] old = site.announce(1);
    long first = site.revision();
    byte[] current = site.announce(1, 2);
    two.tell("announcement", current);
    sees(site);
    one.tell("announcement", old);
    FarSite honest = fence();
    assertEquals(site.revision(), asOwner("/api/brokers/" + site.id()).integer("rev"));
    List<JsonObject> seen = asOwner("/api/brokers/" + site.id()).objects("seen");
    assertEquals(seen(one, Optional.of(first)), of(seen, one));
    assertEquals(seen(two, Optional.of(site.revision())), of(seen, two));
    // the other withholds what the first one shows
    List<JsonObject> fenced = asOwner("/api/brokers/" + honest.id()).objects("seen");
    assertEquals(seen(two, Optional.empty()), of(fenced, two));
    JsonObject anybodys = ana.get("/api/brokers/" + site.id());
    assertFalse(anybodys.members().containsKey("seen"));
  }

  private static String seen(Liar liar, Optional<Long> revision) {
    return JsonObject.with("url", liar.url()).and("rev", revision).build().toString();
  }

  private static String of(List<JsonObject> seen, Liar liar) {
    return seen.stream()
        .filter(each -> liar.url().equals(each.members().get("url")))
        .map(JsonObject::toString)
        .findFirst()
        .orElse("");
  }

  private static String state(Liar liar) throws Exception {
    String body = ana.send("GET", "/api/rendezvous", null, ana.token()).body();
    Object all = Json.parse(body.getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER);
    return ((List<?>) all)
        .stream()
            .map(JsonObject.class::cast)
            .filter(each -> liar.url().equals(each.members().get("url")))
            .map(each -> each.members().get("state").toString())
            .findFirst()
            .orElse("");
  }

  @Test
  void a_site_sees_which_rendez_vous_withholds_it_and_which_one_lags() throws Exception {
    String id = ana.get("/api/brokers/self").text("id");
    await().atMost(SOON).until(() -> state(one).equals("current") && state(two).equals("current"));
    byte[] old = one.taken(id).orElseThrow();
    String body = "{\"name\":\"new\",\"ip\":\"127.0.0.1\",\"port\":4711}";
    assertEquals(200, ana.send("POST", "/api/services", body, ana.token()).statusCode());
    one.show(id, Optional.of(old));
    two.show(id, Optional.empty());
    await().atMost(SOON).until(() -> state(one).equals("lags"));
    await().atMost(SOON).until(() -> state(two).equals("withholds"));
    one.showTaken(id);
    two.showTaken(id);
    await().atMost(SOON).until(() -> state(one).equals("current") && state(two).equals("current"));
  }
}
