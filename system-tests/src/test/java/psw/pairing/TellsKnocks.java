package psw.pairing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import psw.testing.Server;
import psw.wire.json.JsonObject;
import psw.wire.knock.Heard;
import psw.wire.knock.HeardFile;
import psw.wire.value.IpAddress;

/**
 * What a gate leaves for its broker reaches who knocked, through the rendez-vous; here the test
 * writes what a gate would.
 */
interface TellsKnocks {
  Duration SOON = Duration.ofSeconds(20);

  /** Who is knocked at. */
  Side site();

  /** Who knocks. */
  Side device();

  /** The file in which the site's gate leaves what it heard. */
  Path gate();

  /** A site at a device, and the device at the site. */
  record Two(String site, String device, String key) {}

  private Two meet() throws Exception {
    Side.Run sites = site().invite("words");
    JsonObject site = device().join(sites.code()).peer();
    String there = Side.PEERS + '/' + site.integer("id");
    String key = device().ok("GET", there + "/knock", null).text("id");
    return new Two(there, Side.PEERS + '/' + sites.peer().integer("id"), key);
  }

  private void leave(Instant alive, Map<String, Heard> last) throws IOException {
    Path part = gate().resolveSibling("heard.new");
    Files.writeString(part, new HeardFile(alive, last).text());
    Files.move(part, gate(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Heard heard(Heard.What what, String tag) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new Heard(tag.repeat(32), what, now, new IpAddress("192.0.2.7"), 240);
  }

  private void awaitTold(Two two, Heard heard) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> device().ask("GET", two.site() + "/heard", null).body().equals(json(heard)));
  }

  private static String json(Heard heard) {
    return heard.toJson().toString();
  }

  @Test
  default void a_refusal_is_told_to_who_knocked_and_shown_to_the_owner() throws Exception {
    Two two = meet();
    assertEquals(404, device().ask("GET", two.site() + "/heard", null).statusCode());
    Heard refused = heard(Heard.What.CLOCK, "a");
    leave(Instant.now(), Map.of(two.key(), refused));
    awaitTold(two, refused);
    JsonObject knocked = site().ok("GET", two.device(), null).object("knocked");
    assertEquals("clock", knocked.text("what"));
    assertEquals(refused.at(), Instant.parse(knocked.text("at")));
    assertEquals("192.0.2.7", knocked.text("from"));
    assertEquals(240, knocked.integer("ahead"));
  }

  @Test
  default void what_opened_is_told_with_the_next_announcement() throws Exception {
    Two two = meet();
    Heard opened = heard(Heard.What.OPENED, "b");
    leave(Instant.now(), Map.of(two.key(), opened));
    await()
        .atMost(SOON)
        .until(() -> site().ok("GET", two.device(), null).optionalObject("knocked").isPresent());
    JsonObject web =
        JsonObject.with("name", "web")
            .and("ip", "127.0.0.1")
            .and("port", Server.freePort())
            .build();
    long id = site().ok("POST", "/api/services", web).integer("id");
    awaitTold(two, opened);
    site().ok("DELETE", "/api/services/del/" + id, null);
  }

  private boolean isDown() throws Exception {
    return device().broker().get("/api/brokers/" + site().id()).object("gate").flag("down");
  }

  @Test
  default void a_gate_that_gives_no_sign_of_life_is_announced_as_down_until_it_does()
      throws Exception {
    meet();
    leave(Instant.now(), Map.of());
    await()
        .atMost(SOON)
        .until(() -> device().broker().status("/api/brokers/" + site().id()) == 200);
    await().atMost(SOON).until(() -> !isDown());
    leave(Instant.now().minusSeconds(18), Map.of());
    assertFalse(isDown());
    await().atMost(SOON).until(this::isDown);
    leave(Instant.now(), Map.of());
    await().atMost(SOON).until(() -> !isDown());
  }
}
