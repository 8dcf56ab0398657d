package psw.grants;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import psw.client.lab.Outcome;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;

/** The owner of a site, with a broker that runs there as user psw, as docs/operations.md says. */
final class Owner {
  static final String DATA = "/var/lib/psw";
  private static final String BROKER = "http://127.0.0.1:8000";
  private static final Duration START = Duration.ofMinutes(6);

  private final Site site;
  private Process broker;

  Owner(Site site) {
    this.site = site;
  }

  Path data() {
    return site.file(DATA);
  }

  /** Starts the broker and waits until it is ready. */
  void start() throws Exception {
    broker =
        site.host()
            .command(Site.psw("broker", "--data", DATA).toArray(String[]::new))
            .as("psw")
            .with("HOME", DATA)
            .logTo(site.host().root().resolve("var/log/broker.log"))
            .start();
    String[] look = {"curl", "-sf", "-o", "/dev/null", BROKER + "/health/ready"};
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !broker.isAlive() || site.host().run(Site.SOON, look).succeeded());
    if (!broker.isAlive()) {
      throw new AssertionError(Files.readString(site.file("/var/log/broker.log")));
    }
    Path header = site.file("/root/token");
    Files.writeString(
        header, "Authorization: Bearer " + Files.readString(data().resolve("cli.token")));
  }

  /** kill -9; the server goes with it. */
  void kill() throws Exception {
    broker.destroyForcibly().waitFor();
    String[] look = {"nc", "-z", "127.0.0.1", "8000"};
    await().atMost(Site.SOON).until(() -> !site.host().run(Site.SOON, look).succeeded());
  }

  /**
   * An answer of the broker.
   *
   * @param took from the request to the end of the answer
   */
  record Answer(int status, String body, Duration took) {
    JsonObject object() throws Exception {
      return Json.parseObject(body.getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER);
    }

    Object member(String name) throws Exception {
      return object().members().get(name);
    }

    List<JsonObject> list() throws Exception {
      return ((List<?>) Json.parse(body.getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER))
          .stream().map(JsonObject.class::cast).toList();
    }

    /** This answer, which must be 200. */
    Answer good() {
      assertEquals(200, status, body);
      return this;
    }
  }

  /** Asks with the owner's token; {@code body} is JSON, or empty for none. */
  Answer ask(String method, String path, String body) throws Exception {
    List<String> words = new ArrayList<>(List.of("curl", "-s", "-X", method));
    words.addAll(
        List.of(
            "-H",
            "@/root/token",
            "-H",
            "Accept: application/json",
            "-w",
            "\\n%{http_code} %{time_total}"));
    if (!body.isEmpty()) {
      words.addAll(List.of("-H", "Content-Type: application/json", "-d", body));
    }
    words.add(BROKER + path);
    Outcome outcome = site.host().run(Site.SOON, words.toArray(String[]::new));
    int end = outcome.out().lastIndexOf('\n');
    String[] said = outcome.out().substring(end + 1).split(" ", -1);
    int status = Integer.parseInt(said[0]);
    if (status >= 500) {
      throw new AssertionError(Files.readString(data().resolve("log/server.log")));
    }
    long nanos = Math.round(Double.parseDouble(said[1]) * 1e9);
    return new Answer(status, outcome.out().substring(0, end), Duration.ofNanos(nanos));
  }

  /** Registers a service at the site and answers its number. */
  long service(String name, String ip, int port) throws Exception {
    String body = "{\"name\":\"%s\",\"ip\":\"%s\",\"port\":%d,\"visibility\":\"private\"}";
    return (long) ask("POST", "/api/services", body.formatted(name, ip, port)).good().member("id");
  }

  /** Grants; {@code more} is empty or begins with a comma. */
  Answer grant(long peer, String service, String more) throws Exception {
    String body = "{\"service\":\"" + service + "\"" + more + "}";
    return ask("POST", "/api/peers/" + peer + "/grants", body);
  }

  /** The psw command, typed by the user psw on the site. */
  Outcome psw(String... words) throws Exception {
    return site.host()
        .command(Site.psw(words).toArray(String[]::new))
        .as("psw")
        .with("PSW_TOKEN_FILE", DATA + "/cli.token")
        .run(Site.SOON);
  }
}
