package psw.rest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.rest.EdgeContract.assertProblem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.json.JsonObject;

/** How a broker's owner says where the site is announced. */
interface MembershipContract extends AtBroker {
  private static String nowhere() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer add(String url) {
    return owner().json("POST", "/api/rendezvous", "{\"url\":\"%s\"}".formatted(url));
  }

  private Optional<JsonObject> listed(String url) {
    return owner().get("/api/rendezvous").list().stream()
        .filter(rendezvous -> url.equals(rendezvous.members().get("url")))
        .findFirst();
  }

  @Test
  default void a_rendez_vous_is_added_shown_and_left_again() {
    String url = nowhere();
    assertEquals(url, add(url + "/").member("url"));
    assertEquals(200, add(url + "/").status());
    assertEquals("pending", listed(url).orElseThrow().members().get("state"));
    String where = "/api/rendezvous?url=" + url;
    assertEquals(200, owner().send("DELETE", where).status());
    assertProblem(404, owner().send("DELETE", where));
  }

  @Test
  default void another_key_of_one_that_is_listed_takes_its_place_only_once_that_is_removed() {
    String url = nowhere().replace("http:", "https:");
    String first = url + "#sha256=" + "A".repeat(43);
    String other = url + "#sha256=" + "B".repeat(42) + "A";
    assertEquals(200, add(first).status());
    for (String same : List.of(other, url)) {
      assertProblem(409, add(same));
    }
    assertEquals("urn:psw:problem:other-key", add(other).member("type"));
    assertEquals(200, owner().send("DELETE", "/api/rendezvous?url=" + url).status());
    assertEquals(200, add(other).status());
    assertEquals(Optional.empty(), listed(first));
    owner().send("DELETE", "/api/rendezvous?url=" + url);
  }

  @Test
  default void why_a_rendez_vous_is_not_reached_is_said() {
    String url = nowhere();
    add(url);
    await()
        .untilAsserted(
            () ->
                assertEquals(
                    Optional.of("nothing answers there"),
                    listed(url).map(rendezvous -> rendezvous.members().get("error"))));
    owner().send("DELETE", "/api/rendezvous?url=" + url);
  }

  @Test
  default void a_site_is_announced_at_sixteen_rendez_vous_and_no_more() {
    List<String> there = new ArrayList<>();
    Answer last = add("http://127.0.0.1:1");
    while (last.status() == 200 && there.size() < 20) {
      there.add(last.member("url").toString());
      last = add("http://127.0.0.1:" + (1 + there.size()));
    }
    assertProblem(400, last);
    assertEquals("urn:psw:problem:too-many-rendezvous", last.member("type"));
    there.forEach(url -> owner().send("DELETE", "/api/rendezvous?url=" + url));
    assertEquals(16, there.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://u:p@rv.example", "ftp://rv.example", "rv.example", ""})
  default void what_is_no_address_of_a_rendez_vous_is_refused(String url) {
    assertProblem(400, add(url));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/rendezvous, 200",
    "DELETE, /api/rendezvous, 400",
    "DELETE, /api/rendezvous?url=http://nobody.example, 404",
  })
  default void what_cannot_be_done_there_is_told_apart(String method, String path, int status) {
    Answer answer = owner().send(method, path);
    assertEquals(status, answer.status(), answer.body());
  }
}
