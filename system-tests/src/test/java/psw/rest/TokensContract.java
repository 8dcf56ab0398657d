package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.AtBroker.body;
import static psw.rest.AtBroker.port;
import static psw.rest.EdgeContract.assertProblem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Tokens that the owner of a broker makes. */
interface TokensContract extends AtBroker {
  /**
   * Makes a token with these scopes, as {@code "read","grants:write"}; {@code more} as a body's.
   */
  default JsonObject token(String scopes, String more) {
    String wish = "{\"name\":\"box\",\"scopes\":[" + scopes + "]" + more + "}";
    return owner().json("POST", "/api/tokens", wish).stored();
  }

  /** The broker, asked with a fresh token of these scopes. */
  default Api holder(String scopes) throws BadValue {
    return api().as(token(scopes, "").text("token"));
  }

  private List<JsonObject> listed() {
    return owner().get("/api/tokens").list();
  }

  @Test
  default void a_token_is_told_once_and_listed_without_its_secret() throws BadValue {
    Answer answer =
        owner()
            .json(
                "POST",
                "/api/tokens",
                "{\"name\":\"music box\",\"scopes\":[\"services:write\",\"read\"]}");
    JsonObject made = answer.stored();
    String text = made.text("token");
    assertTrue(text.matches("psw_[A-Za-z0-9]{8}_[A-Za-z0-9]{43}"), text);
    assertEquals("no-store", answer.header("Cache-Control"));
    Answer list = owner().get("/api/tokens");
    assertFalse(list.body().contains(text.substring(13)), list.body());
    JsonObject listed = list.list().get(0);
    assertEquals(made.text("id"), listed.text("id"));
    assertEquals(text.substring(4, 12), listed.text("id"));
    assertEquals("music box", listed.text("name"));
    assertEquals(List.of("read", "services:write"), listed.texts("scopes"));
    Instant created = Instant.parse(listed.text("created"));
    Instant expires = Instant.parse(listed.text("until"));
    assertEquals(90, Duration.between(created, expires.plusSeconds(1)).toDays());
  }

  @Test
  default void when_it_was_used_is_told_from_its_first_use_on() throws BadValue {
    JsonObject made = token("\"read\"", "");
    assertEquals(List.of(), listed().get(0).optionalText("used").stream().toList());
    assertEquals(200, api().as(made.text("token")).get("/api/services").status());
    Instant used = Instant.parse(listed().get(0).text("used"));
    assertFalse(used.isBefore(Instant.parse(made.text("created"))));
  }

  @Test
  default void it_does_what_its_scopes_say_and_no_more() throws BadValue {
    long hidden = (long) added("diary", port(), ",\"visibility\":\"private\"").members().get("id");
    Api reader = holder("\"read\"");
    assertEquals(200, reader.get("/api/services/" + hidden).status());
    assertProblem(403, reader.json("POST", "/api/services", body("x", port(), "")));
    assertProblem(403, reader.json("POST", "/api/rendezvous", "{\"url\":\"http://192.0.2.1:9\"}"));
    Api writer = holder("\"services:write\"");
    assertEquals(404, writer.get("/api/services/" + hidden).status());
    assertEquals(200, writer.json("POST", "/api/services", body("x", port(), "")).status());
    String elsewhere = "{\"url\":\"http://192.0.2.1:9\"}";
    for (String path : List.of("/api/rendezvous", "/api/sites")) {
      assertProblem(403, writer.json("POST", path, elsewhere));
    }
    assertProblem(403, writer.send("DELETE", "/api/rendezvous?url=http://192.0.2.1:9"));
    Api granter = holder("\"grants:write\"");
    assertProblem(403, granter.json("POST", "/api/services", body("x", port(), "")));
  }

  @Test
  default void it_changes_only_what_it_registered_whatever_its_scopes() throws BadValue {
    Api box = holder("\"read\",\"services:write\",\"grants:write\"");
    int taken = port();
    long owners = (long) added("lamp", taken, "").members().get("id");
    assertProblem(403, box.json("PUT", "/api/services/" + owners, body("mine", port(), "")));
    assertProblem(403, box.send("DELETE", "/api/services/del/" + owners));
    assertProblem(403, box.send("DELETE", "/api/services/del/127.0.0.1/" + taken));
    Answer other = box.json("POST", "/api/services", body("mine", taken, ""));
    assertProblem(400, other);
    assertEquals("urn:psw:problem:address-taken", other.member("type"));
    int own = port();
    long id = box.json("POST", "/api/services", body("mine", own, "")).stored().integer("id");
    assertEquals(200, box.json("PUT", "/api/services/" + id, body("ours", own, "")).status());
    assertProblem(403, holder("\"services:write\"").send("DELETE", "/api/services/del/" + id));
    assertEquals(200, owner().send("DELETE", "/api/services/del/" + id).status());
  }

  @Test
  default void a_revoked_one_is_worth_nothing_at_once() throws BadValue {
    JsonObject made = token("\"read\"", "");
    Api holder = api().as(made.text("token"));
    assertEquals(200, holder.get("/api/services").status());
    String path = "/api/tokens/" + made.text("id");
    assertEquals("box", owner().send("DELETE", path).stored().text("name"));
    assertProblem(401, holder.get("/api/services"));
    assertProblem(404, owner().send("DELETE", path));
    assertTrue(
        listed().stream()
            .noneMatch(one -> one.members().get("id").equals(made.members().get("id"))));
  }

  @Test
  default void an_expired_one_is_worth_nothing_at_once() throws BadValue {
    String soon = Instant.now().plusSeconds(5).toString();
    JsonObject made = token("\"read\"", ",\"until\":\"" + soon + "\"");
    Api holder = api().as(made.text("token"));
    Instant end = Instant.parse(made.text("until"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> holder.get("/api/services").status() == 401);
    assertFalse(Instant.now().isBefore(end));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/tokens",
    "POST, /api/tokens",
    "DELETE, /api/tokens/abcdefgh",
    "GET, /api/audit",
    "POST, /api/setup"
  })
  default void what_the_owner_alone_may_do_no_scopes_allow(String method, String path)
      throws BadValue {
    Api holder = holder("\"read\",\"services:write\",\"grants:write\"");
    boolean posts = method.equals("POST");
    assertProblem(401, posts ? api().json(method, path, "{}") : api().send(method, path));
    assertProblem(403, posts ? holder.json(method, path, "{}") : holder.send(method, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{'scopes':['read']}",
        "{'name':'','scopes':['read']}",
        "{'name':'a'}",
        "{'name':'a','scopes':[]}",
        "{'name':'a','scopes':'read'}",
        "{'name':'a','scopes':['all']}",
        "{'name':'a','scopes':['read','read']}",
        "{'name':'a','scopes':['read'],'until':'2020-01-01'}",
        "{'name':'a','scopes':['read'],'until':'2999-01-01'}",
        "{'name':'a','scopes':['read'],'until':'tomorrow'}",
        "{'name':'a\\u0000','scopes':['read']}"
      })
  default void a_wish_that_cannot_be_is_refused(String body) {
    assertProblem(400, owner().json("POST", "/api/tokens", body.replace('\'', '"')));
  }
}
