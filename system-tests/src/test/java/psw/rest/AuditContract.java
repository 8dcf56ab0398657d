package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.AtBroker.body;
import static psw.rest.AtBroker.port;
import static psw.rest.EdgeContract.assertProblem;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** What is noted of what was done at a broker. */
interface AuditContract extends TokensContract {
  private List<JsonObject> latest(int size) {
    return owner().get("/api/audit?size=" + size).list();
  }

  private static String said(JsonObject entry) {
    return entry.members().get("deed") + ": " + entry.members().get("subject");
  }

  @Test
  default void every_change_is_noted_with_who_and_from_where_the_newest_first() throws BadValue {
    JsonObject box = token("\"services:write\"", "");
    Api holder = api().as(box.text("token"));
    int port = port();
    long id = holder.json("POST", "/api/services", body("lamp", port, "")).stored().integer("id");
    holder.json("PUT", "/api/services/" + id, body("lantern", port, "")).stored();
    owner().send("DELETE", "/api/services/del/" + id).stored();
    owner().send("DELETE", "/api/tokens/" + box.text("id")).stored();
    List<JsonObject> all = latest(5);
    String at = " at 127.0.0.1:" + port;
    List<String> begins =
        List.of(
            "token-revoked: " + box.text("id") + " box",
            "withdrawn: lamp",
            "changed: lamp",
            "registered: lamp",
            "token-created: " + box.text("id") + " box");
    for (int i = 0; i < begins.size(); i++) {
      assertTrue(said(all.get(i)).startsWith(begins.get(i)), said(all.get(i)));
      assertEquals("127.0.0.1", all.get(i).text("from"));
    }
    assertTrue(all.get(2).text("subject").contains(at + " (lantern)"), all.get(2).text("subject"));
    assertEquals("token " + box.text("id"), all.get(3).text("who"));
    assertEquals("owner's token", all.get(1).text("who"));
  }

  @Test
  default void where_the_site_is_announced_is_noted_too() throws BadValue {
    String url = "http://192.0.2.77:9000";
    owner().json("POST", "/api/rendezvous", "{\"url\":\"" + url + "\"}").stored();
    assertEquals("rendezvous-added: " + url, said(latest(1).get(0)));
    owner().send("DELETE", "/api/rendezvous?url=" + url).stored();
    assertEquals("rendezvous-removed: " + url, said(latest(1).get(0)));
  }

  @Test
  default void what_was_refused_is_not_noted_as_done() throws BadValue {
    long before = latest(1).get(0).integer("id");
    assertProblem(400, owner().json("POST", "/api/services", "{\"name\":\"x\"}"));
    assertProblem(404, owner().send("DELETE", "/api/services/del/987654"));
    assertEquals(before, latest(1).get(0).integer("id"));
  }

  @Test
  default void it_is_read_page_by_page_without_a_gap() throws BadValue {
    for (int i = 0; i < 3; i++) {
      owner().send("DELETE", "/api/services/del/" + added("fan")).stored();
    }
    List<JsonObject> all = latest(6);
    List<JsonObject> first = latest(2);
    long last = first.get(1).integer("id");
    List<JsonObject> next = owner().get("/api/audit?size=4&before=" + last).list();
    assertEquals(all.subList(0, 2), first);
    assertEquals(all.subList(2, 6), next);
  }

  @Test
  default void who_collects_it_gets_lines_of_json_from_where_he_was() throws BadValue {
    long before = latest(1).get(0).integer("id");
    added("bell");
    String path = "/api/audit?size=1&after=" + before;
    // what was noted a moment ago is held back, since an earlier one may still be on its way
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !owner().get(path, "Accept", "application/x-ndjson").body().isEmpty());
    Answer answer = owner().get(path, "Accept", "application/x-ndjson");
    assertEquals("application/x-ndjson", answer.header("Content-Type"));
    assertTrue(answer.body().endsWith("}\n"), answer.body());
    byte[] line = answer.body().strip().getBytes(StandardCharsets.UTF_8);
    assertTrue(Json.parseObject(line, JsonLimits.ANSWER).integer("id") > before);
  }

  @Test
  default void it_comes_as_an_array_unless_lines_are_asked_for() {
    for (String accept : List.of("*/*", "application/json", "application/*")) {
      Answer answer = owner().get("/api/audit?size=1", "Accept", accept);
      assertEquals(1, answer.list().size(), accept);
      assertTrue(answer.header("Content-Type").startsWith("application/json"), accept);
    }
    assertProblem(406, owner().get("/api/audit", "Accept", "text/html"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=0", "size=1001", "size=x", "before=-1", "before=1&after=1"})
  default void what_cannot_be_asked_is_refused(String query) {
    assertProblem(400, owner().get("/api/audit?" + query));
  }
}
