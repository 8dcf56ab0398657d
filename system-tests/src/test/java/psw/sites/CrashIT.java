package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Server;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/**
 * Servers killed at random moments while services come and go. A change that was not acknowledged
 * is asked for again until it is, as a careful program does; so in the end it is known what holds.
 */
class CrashIT {
  private static final int CHANGES = 1_000;
  private static final int WORKERS = 4;
  private static final int PORTS_EACH = 50;
  private static final int KILLS_EACH = 4;

  @TempDir Path home;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger left = new AtomicInteger(CHANGES);
  private Server rendezvous;
  private Server ana;
  private Server rui;
  private Optional<String> token;

  @BeforeEach
  void start() throws Exception {
    rendezvous = new Server("rendezvous", Files.createDirectory(home.resolve("rv")), Map.of());
    ana = broker("ana");
    rui = broker("rui");
    for (Server server : List.of(rendezvous, ana, rui)) {
      server.start();
    }
    for (Server server : List.of(rendezvous, ana, rui)) {
      server.awaitReady();
    }
    token = ana.token();
  }

  private Server broker(String name) throws IOException {
    Map<String, String> settings = Map.of("psw.name", name, "psw.rendezvous", rendezvous.url());
    return new Server("broker", Files.createDirectory(home.resolve(name)), settings);
  }

  @AfterEach
  void end() throws Exception {
    threads.shutdownNow();
    for (Server server : List.of(ana, rui, rendezvous)) {
      server.end();
    }
  }

  @Test
  void nothing_acknowledged_is_lost_when_servers_are_killed_at_any_moment() throws Exception {
    long before = numbers(Optional.empty(), 0).get(0);
    List<Future<Map<Integer, Long>>> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      int worker = i;
      workers.add(threads.submit(() -> work(worker)));
    }
    List<Future<Integer>> kills =
        List.of(
            threads.submit(() -> killNowAndThen(ana, 1)),
            threads.submit(() -> killNowAndThen(rendezvous, 2)));
    Map<Integer, Long> expected = new TreeMap<>();
    for (Future<Map<Integer, Long>> worker : workers) {
      expected.putAll(worker.get(10, TimeUnit.MINUTES));
    }
    for (Future<Integer> killed : kills) {
      assertTrue(killed.get(10, TimeUnit.MINUTES) >= KILLS_EACH, "done before the killing was");
    }
    assertEquals(expected, ids(ana.list("/api/services?size=1000")));
    // it signs anew just after it says that it is ready
    await().atMost(Duration.ofMinutes(1)).until(() -> !ana.list("/api/brokers").isEmpty());
    String id = ana.get("/api/brokers/self").text("id");
    for (Server server : List.of(ana, rendezvous, rui)) {
      String path = "/api/brokers/" + id + "/services?size=1000";
      await(server.url())
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() -> assertEquals(expected.keySet(), ids(server.list(path)).keySet()));
    }
    assertLogHasNoGap(before);
  }

  // a reader who comes back after all the kills is told everything since, once, in order
  private void assertLogHasNoGap(long before) throws Exception {
    long last = numbers(Optional.empty(), 0).get(0);
    assertTrue(last > before + KILLS_EACH, "nothing was told: " + last);
    List<Long> told = numbers(Optional.of(before), last - before);
    assertEquals(
        LongStream.rangeClosed(before + 1, last).boxed().toList(), told.subList(1, told.size()));
  }

  /** Where the rendez-vous' events stand, and the numbers of as many as follow {@code after}. */
  private List<Long> numbers(Optional<Long> after, long count) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(rendezvous.url() + "/api/events"));
    after.ifPresent(last -> request.header("Last-Event-ID", last.toString()));
    try (Stream<String> lines =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines()).body()) {
      return lines
          .peek(line -> assertNotEquals("event: reset", line))
          .filter(line -> line.startsWith("id: "))
          .limit(count + 1)
          .map(line -> Long.valueOf(line.substring(4)))
          .toList();
    }
  }

  /** Registers and withdraws at random; returns what holds in the end, ids by port. */
  private Map<Integer, Long> work(int worker) throws Exception {
    Random random = new Random(worker);
    Map<Integer, Long> alive = new TreeMap<>();
    Set<Long> given = new HashSet<>();
    while (left.getAndDecrement() > 0) {
      int port = 20_000 + worker * 1_000 + random.nextInt(PORTS_EACH);
      if (alive.containsKey(port)) {
        withdrawn(port);
        alive.remove(port);
      } else {
        long id = registered(port);
        // the number of what was withdrawn is not given again; if it were, the withdrawal was
        // undone
        assertTrue(given.add(id), "withdrawn, and there again: " + port);
        alive.put(port, id);
      }
      Thread.sleep(random.nextInt(60));
    }
    return alive;
  }

  private long registered(int port) throws Exception {
    String body =
        JsonObject.with("name", "service " + port)
            .and("ip", "127.1.2.3")
            .and("port", port)
            .build()
            .toString();
    String answer = insist("POST", "/api/services", body, Set.of(200));
    return Json.parseObject(answer.getBytes(StandardCharsets.UTF_8), JsonLimits.BODY).integer("id");
  }

  private void withdrawn(int port) throws Exception {
    insist("DELETE", "/api/services/del/127.1.2.3/" + port, null, Set.of(200));
  }

  private String insist(String method, String path, String body, Set<Integer> good)
      throws InterruptedException {
    boolean unheard = false;
    List<String> tries = new ArrayList<>();
    while (true) {
      try {
        HttpResponse<String> answer = ana.send(method, path, body, token);
        tries.add(answer.statusCode() + (answer.body().startsWith("{") ? answer.body() : ""));
        // while it deploys, the server itself answers 404 to everything
        boolean ours = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        // what is gone after an attempt whose answer was lost went by that attempt
        boolean done = good.contains(answer.statusCode()) || (unheard && isGone(method, answer));
        if (ours && done) {
          return answer.body();
        }
        assertTrue(!ours || answer.statusCode() >= 500, method + " " + path + ": " + tries);
      } catch (IOException e) {
        // killed, or not up yet
        unheard = true;
        tries.add(e.toString());
      }
      Thread.sleep(50);
    }
  }

  private static boolean isGone(String method, HttpResponse<String> answer) {
    return method.equals("DELETE") && answer.statusCode() == 404;
  }

  private int killNowAndThen(Server server, int seed) throws Exception {
    Random random = new Random(seed);
    int kills = 0;
    while (kills < KILLS_EACH && left.get() > 0) {
      Thread.sleep(300 + random.nextInt(1_500));
      server.kill();
      kills++;
      server.start().awaitReady();
    }
    return kills;
  }

  private static Map<Integer, Long> ids(List<JsonObject> services) throws BadValue {
    Map<Integer, Long> ids = new TreeMap<>();
    for (JsonObject service : services) {
      long id = service.integer("id");
      assertTrue(ids.put((int) service.integer("port"), id) == null, "twice: " + service);
    }
    assertEquals(ids.size(), new HashSet<>(ids.values()).size(), "an id twice");
    return ids;
  }
}
