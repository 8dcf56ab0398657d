package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.AtBroker.body;
import static psw.rest.AtBroker.port;
import static psw.rest.EdgeContract.assertProblem;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** How a broker registers services and changes them. */
interface RegisteringContract extends AtBroker {
  @Test
  default void a_posted_service_is_answered_as_stored_with_its_location_and_listed_at_once()
      throws BadValue {
    String body = body("Ana’s files", port(), ",\"description\":\"all of them\"");
    Answer answer = owner().json("POST", "/api/services/", body);
    JsonObject stored = answer.stored();
    long id = stored.integer("id");
    assertTrue(id > 0);
    assertEquals("Ana’s files", stored.text("name"));
    assertEquals("ana-s-files", stored.text("label"));
    assertEquals("public", stored.text("visibility"));
    String location = answer.header("Location");
    assertTrue(location.endsWith("/api/services/" + id), location);
    assertTrue(
        api().get("/api/services").list().stream()
            .anyMatch(s -> Long.valueOf(id).equals(s.members().get("id"))));
    assertEquals(id, api().get("/api/services/" + id + "/").stored().integer("id"));
  }

  @Test
  default void the_port_may_come_as_a_string_and_goes_out_as_a_number() {
    int port = port();
    String body = body("text", port, "").replace(":" + port, ":\"" + port + "\"");
    assertEquals((long) port, owner().json("POST", "/api/services", body).member("port"));
  }

  @Test
  default void posting_the_same_address_again_changes_what_is_there() throws BadValue {
    int port = port();
    long id = added("first", port, "").integer("id");
    JsonObject again = added("second", port, "");
    assertEquals(id, again.integer("id"));
    assertEquals("second", again.text("name"));
    assertEquals("first", again.text("label"));
  }

  @Test
  default void an_id_is_never_given_twice() {
    long first = added("once");
    assertEquals(200, owner().send("DELETE", "/api/services/del/" + first).status());
    assertNotEquals(first, added("twice"));
  }

  @Test
  default void put_changes_a_service_but_not_its_label() throws BadValue {
    int port = port();
    long id = added("before", port, "").integer("id");
    JsonObject after = owner().json("PUT", "/api/services/" + id, body("after", port, "")).stored();
    assertEquals("after", after.text("name"));
    assertEquals("before", after.text("label"));
    assertProblem(404, owner().json("PUT", "/api/services/999999", body("x", port(), "")));
    int taken = port();
    added("taken", taken, "");
    assertProblem(400, owner().json("PUT", "/api/services/" + id, body("x", taken, "")));
  }

  @Test
  default void put_makes_a_public_service_private_and_the_answer_says_so() {
    int port = port();
    long id = (long) added("open", port, "").members().get("id");
    String closed = body("open", port, ",\"visibility\":\"private\"");
    assertEquals(
        "private", owner().json("PUT", "/api/services/" + id, closed).member("visibility"));
    assertProblem(404, api().get("/api/services/" + id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-1", "99999999999999999999"})
  default void put_refuses_what_is_no_id(String id) {
    assertProblem(400, owner().json("PUT", "/api/services/" + id, body("x", port(), "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"name\":\"a\"}", ""})
  default void put_refuses_a_bad_body_and_changes_nothing(String body) throws BadValue {
    long id = added("steady");
    assertProblem(400, owner().json("PUT", "/api/services/" + id, body));
    assertEquals("steady", api().get("/api/services/" + id).stored().text("name"));
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
        "{'name':'a','ip':'10.0.0.1','port':1,'visibility':'sealed'}",
      })
  default void a_bad_body_is_refused_and_changes_nothing(String body) {
    List<JsonObject> before = api().get("/api/services").list();
    Answer answer = owner().json("POST", "/api/services", body.replace('\'', '"'));
    assertProblem(400, answer);
    assertFalse(answer.body().contains("169.254"), answer.body());
    assertEquals(before.size(), api().get("/api/services").list().size());
  }

  @Test
  default void one_more_than_an_announcement_holds_is_refused() {
    int first = 50_000;
    int count = 0;
    Answer answer = null;
    while (count < 300 && (answer == null || answer.status() == 200)) {
      answer = owner().json("POST", "/api/services", body("many", first + count++, ""));
    }
    assertProblem(400, answer);
    assertEquals("urn:psw:problem:catalogue-full", answer.member("type"));
    for (int i = 0; i < count - 1; i++) {
      String path = "/api/services/del/127.0.0.1/" + (first + i);
      assertEquals(200, owner().send("DELETE", path).status());
    }
  }
}
