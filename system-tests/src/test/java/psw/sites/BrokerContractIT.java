package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;

/** What a broker answers to its own site: services and rendez-vous. */
class BrokerContractIT {
  @TempDir static Path home;
  private static Server broker;
  private static int nextPort = 30_000;

  @BeforeAll
  static void start() throws Exception {
    broker = new Server("broker", Files.createDirectory(home.resolve("b")), Map.of()).start();
    broker.awaitReady();
  }

  @AfterAll
  static void end() throws Exception {
    broker.end();
  }

  private static HttpResponse<String> owner(String method, String path, String body)
      throws Exception {
    return broker.send(method, path, body, broker.token());
  }

  private static HttpResponse<String> anybody(String method, String path, String body)
      throws Exception {
    return broker.send(method, path, body, Optional.empty());
  }

  private static JsonObject json(HttpResponse<String> answer) throws Exception {
    assertEquals(200, answer.statusCode(), answer.body());
    return Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER);
  }

  private static JsonObject added(String name, int port, String more) throws Exception {
    return json(owner("POST", "/api/services", body(name, port, more)));
  }

  private static String body(String name, int port, String more) {
    return "{\"name\":\"%s\",\"ip\":\"127.0.0.1\",\"port\":%d%s}".formatted(name, port, more);
  }

  private static synchronized int port() {
    return nextPort++;
  }

  @Test
  void a_posted_service_is_answered_as_stored_with_its_location_and_listed_at_once()
      throws Exception {
    String body = body("Ana’s files", port(), ",\"description\":\"all of them\"");
    HttpResponse<String> answer = owner("POST", "/api/services/", body);
    JsonObject stored = json(answer);
    long id = stored.integer("id");
    assertTrue(id > 0);
    assertEquals("Ana’s files", stored.text("name"));
    assertEquals("ana-s-files", stored.text("label"));
    assertEquals("public", stored.text("visibility"));
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertTrue(location.endsWith("/api/services/" + id), location);
    assertTrue(
        broker.list("/api/services").stream()
            .anyMatch(s -> Long.valueOf(id).equals(s.members().get("id"))));
    assertEquals(id, json(anybody("GET", "/api/services/" + id + "/", null)).integer("id"));
  }

  @Test
  void the_port_may_come_as_a_string_and_goes_out_as_a_number() throws Exception {
    int port = port();
    String body = body("text", port, "").replace(":" + port, ":\"" + port + "\"");
    assertEquals(port, json(owner("POST", "/api/services", body)).integer("port"));
  }

  @Test
  void posting_the_same_address_again_changes_what_is_there() throws Exception {
    int port = port();
    long id = added("first", port, "").integer("id");
    JsonObject again = added("second", port, "");
    assertEquals(id, again.integer("id"));
    assertEquals("second", again.text("name"));
    assertEquals("first", again.text("label"));
  }

  @Test
  void an_id_is_never_given_twice() throws Exception {
    long first = added("once", port(), "").integer("id");
    assertEquals(200, owner("DELETE", "/api/services/del/" + first, null).statusCode());
    assertNotEquals(first, added("twice", port(), "").integer("id"));
  }

  @Test
  void put_changes_a_service_but_not_its_label() throws Exception {
    int port = port();
    long id = added("before", port, "").integer("id");
    JsonObject after = json(owner("PUT", "/api/services/" + id, body("after", port, "")));
    assertEquals("after", after.text("name"));
    assertEquals("before", after.text("label"));
    assertEquals(404, owner("PUT", "/api/services/999999", body("x", port(), "")).statusCode());
    int taken = port();
    added("taken", taken, "");
    assertEquals(400, owner("PUT", "/api/services/" + id, body("x", taken, "")).statusCode());
  }

  @Test
  void the_originals_ways_to_delete_work_once() throws Exception {
    int port = port();
    long id = added("gone", port, "").integer("id");
    assertEquals(200, owner("DELETE", "/api/services/del/" + id + "/", null).statusCode());
    assertEquals(404, owner("DELETE", "/api/services/del/" + id, null).statusCode());
    added("gone", port, "");
    String where = "/api/services/del/127.0.0.1/" + port;
    assertEquals(200, owner("DELETE", where + "/", null).statusCode());
    assertEquals(404, owner("DELETE", where, null).statusCode());
    String six = "{\"name\":\"six\",\"ip\":\"FD77:0::1\",\"port\":%d}".formatted(port);
    assertEquals("fd77::1", json(owner("POST", "/api/services", six)).text("ip"));
    assertEquals(200, owner("DELETE", "/api/services/del/fd77::1/" + port, null).statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/services/del/abc, 400",
    "DELETE, /api/services/del/0, 400",
    "DELETE, /api/services/del/-1, 400",
    "DELETE, /api/services/del/127.0.0.1/x, 400",
    "DELETE, /api/services/del/127.0.0.1/70000, 400",
    "DELETE, /api/services/del/localhost/80, 400",
    "GET, /api/services/abc, 400",
    "GET, /api/services/0, 400",
    "GET, /api/services/99999999999999999999, 400",
    "GET, /api/services/424242, 404",
    "GET, /api/services?size=0, 400",
    "GET, /api/services?size=1001, 400",
    "GET, /api/services?size=100&page=101, 400",
    "GET, /api/services?page=9, 404",
    "GET, /api/services?after=x, 400",
    "GET, /api/services?broker=x, 400",
    "GET, /api/rendezvous, 200",
    "DELETE, /api/rendezvous, 400",
    "DELETE, /api/rendezvous?url=http://nobody.example, 404",
    "PATCH, /api/services, 405",
    "GET, /api/nothing, 404",
  })
  void what_cannot_be_served_is_told_apart(String method, String path, int status)
      throws Exception {
    HttpResponse<String> answer = owner(method, path, null);
    assertEquals(status, answer.statusCode(), answer.body());
    if (status >= 400) {
      assertTrue(
          answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem"),
          answer.body());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{",
        "[]",
        "`\"x\"`",
        "{'name':'a','name':'b','ip':'10.0.0.1','port':1}",
        "{'name':'','ip':'10.0.0.1','port':1}",
        "{'name':'a','ip':'10.0.0.1','port':0}",
        "{'name':'a','ip':'10.0.0.1','port':'http'}",
        "{'name':'a','ip':'169.254.169.254','port':80}",
        "{'name':'a','ip':'224.0.0.1','port':80}",
        "{'name':'a','ip':'0.0.0.0','port':80}",
        "{'name':'a','ip':'::1%lo','port':80}",
        "{'name':'a','ip':'10.0.0.1','port':1,'visibility':'paired'}",
      })
  void a_bad_body_is_refused_and_changes_nothing(String body) throws Exception {
    List<JsonObject> before = broker.list("/api/services");
    HttpResponse<String> answer = owner("POST", "/api/services", body.replace('\'', '"'));
    assertEquals(400, answer.statusCode(), answer.body());
    assertFalse(answer.body().contains("169.254"), answer.body());
    assertEquals(before.size(), broker.list("/api/services").size());
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/services",
    "PUT, /api/services/1",
    "DELETE, /api/services/del/1",
    "DELETE, /api/services/del/abc",
    "DELETE, /api/services/del/127.0.0.1/80",
    "GET, /api/rendezvous",
    "POST, /api/rendezvous",
    "DELETE, /api/rendezvous",
  })
  void without_a_good_token_nothing_is_even_looked_at(String method, String path) throws Exception {
    String body = method.equals("GET") || method.equals("DELETE") ? null : "{";
    HttpResponse<String> none = anybody(method, path, body);
    assertEquals(401, none.statusCode(), none.body());
    assertTrue(none.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
    Optional<String> wrong = Optional.of("psw_abcdefgh_" + "A".repeat(43));
    assertEquals(401, broker.send(method, path, body, wrong).statusCode());
  }

  @Test
  void private_services_are_shown_to_their_owner_alone_by_every_path() throws Exception {
    long id = added("secret", port(), ",\"visibility\":\"private\"").integer("id");
    assertEquals(404, anybody("GET", "/api/services/" + id, null).statusCode());
    for (String path :
        List.of("/api/services", "/api/services?q=secret", "/api/brokers/self/services")) {
      assertFalse(anybody("GET", path, null).body().contains("secret"), path);
    }
    assertEquals(id, json(owner("GET", "/api/services/" + id, null)).integer("id"));
    assertTrue(owner("GET", "/api/services?q=SECRET", null).body().contains("secret"));
  }

  @Test
  void a_token_is_private_to_its_owner_on_the_disk_too() throws Exception {
    for (String file : List.of("cli.token", "identity.p8")) {
      assertEquals(
          PosixFilePermissions.fromString("rw-------"),
          Files.getPosixFilePermissions(home.resolve("b/data").resolve(file)));
    }
  }

  @Test
  void pages_lead_through_all_services_once() throws Exception {
    for (int i = 0; i < 5; i++) {
      added("paged " + i, port(), "");
    }
    int seen = 0;
    String path = "/api/services?q=paged&size=2";
    while (path != null) {
      HttpResponse<String> answer = anybody("GET", path, null);
      seen += broker.list(path).size();
      path =
          answer
              .headers()
              .firstValue("Link")
              .map(link -> link.replaceAll("<(.*)>; rel=\"next\"", "$1"))
              .orElse(null);
    }
    assertEquals(5, seen);
  }

  @Test
  void a_rendez_vous_is_added_shown_and_left_again() throws Exception {
    String url = "http://127.0.0.1:" + Server.freePort();
    String body = "{\"url\":\"%s/\"}".formatted(url);
    assertEquals(url, json(owner("POST", "/api/rendezvous", body)).text("url"));
    assertEquals(200, owner("POST", "/api/rendezvous", body).statusCode());
    String list = owner("GET", "/api/rendezvous", null).body();
    assertTrue(list.contains(url) && list.contains("pending"), list);
    assertEquals(200, owner("DELETE", "/api/rendezvous?url=" + url, null).statusCode());
    assertEquals(404, owner("DELETE", "/api/rendezvous?url=" + url, null).statusCode());
    assertEquals(
        400, owner("POST", "/api/rendezvous", "{\"url\":\"http://u:p@rv.example\"}").statusCode());
  }

  @Test
  void one_more_than_an_announcement_holds_is_refused() throws Exception {
    int status = 200;
    int first = 50_000;
    int count = 0;
    while (status == 200 && count < 300) {
      HttpResponse<String> answer =
          owner("POST", "/api/services", body("many", first + count++, ""));
      status = answer.statusCode();
      assertTrue(status == 200 || answer.body().contains("catalogue-full"), answer.body());
    }
    assertEquals(400, status);
    for (int i = 0; i < count - 1; i++) {
      String path = "/api/services/del/127.0.0.1/" + (first + i);
      assertEquals(200, owner("DELETE", path, null).statusCode());
    }
  }

  @Test
  void a_brokers_own_services_bear_the_same_number_by_every_path() throws Exception {
    // another number for the same service would let somebody withdraw the wrong one
    added("first", port(), "");
    long id = added("numbered", port(), "").integer("id");
    await().untilAsserted(() -> assertEquals(Optional.of(id), numberOf("numbered")));
  }

  private static Optional<Long> numberOf(String name) throws Exception {
    for (JsonObject service : broker.list("/api/brokers/self/services")) {
      if (service.text("name").equals(name)) {
        return Optional.of(service.integer("id"));
      }
    }
    return Optional.empty();
  }
}
