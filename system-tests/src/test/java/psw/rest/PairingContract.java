package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.EdgeContract.assertProblem;

import java.util.List;
import org.junit.jupiter.api.Test;
import psw.testing.Server;

/** Peers and pairings of a broker that meets nobody; {@code psw.pairing} has two that do. */
interface PairingContract extends AtBroker {
  private Answer post(String body) {
    return owner().json("POST", "/api/peers", body);
  }

  // a rendez-vous that nobody has
  private static String nowhere() {
    return "127.0.0.1:" + Server.freePort();
  }

  @Test
  default void peers_and_pairings_are_for_who_has_a_token() {
    assertProblem(401, api().get("/api/peers"));
    assertProblem(401, api().get("/api/peers/7"));
    assertProblem(401, api().get("/api/peers/7/knock"));
    assertProblem(401, api().get("/api/peers/7/heard"));
    assertProblem(401, api().get("/api/peers/runs/x"));
    assertProblem(401, api().json("POST", "/api/peers", "{\"form\":\"words\"}"));
    assertProblem(401, api().send("DELETE", "/api/peers/7"));
  }

  @Test
  default void who_met_nobody_has_no_peers() {
    assertEquals(List.of(), owner().get("/api/peers").list());
    assertProblem(404, owner().get("/api/peers/7"));
    assertProblem(404, owner().get("/api/peers/7/knock"));
    assertProblem(404, owner().get("/api/peers/7/heard"));
    assertProblem(404, owner().send("DELETE", "/api/peers/7"));
    assertProblem(404, owner().json("PUT", "/api/peers/7", "{\"name\":\"rui\"}"));
    assertProblem(400, owner().get("/api/peers/x"));
  }

  @Test
  default void a_pairing_that_cannot_be_is_refused_by_its_part() {
    assertPart("form", "{}");
    assertPart("form", "{\"form\":\"poem\"}");
    assertPart("form", "{\"form\":\"words\",\"code\":\"x\"}");
    assertPart("words", "{\"code\":\"4821@rv.example\"}");
    assertPart("words", "{\"code\":\"4821-guitar-candle-xyzzy@rv.example\"}");
    assertPart("host", "{\"code\":\"4821-guitar-candle-orbit\"}");
    assertPart("secret", "{\"code\":\"psw://rv.example/p/4821\"}");
    assertPart("name", "{\"form\":\"words\",\"name\":\"Rui!\"}");
    assertPart("ssh", "{\"form\":\"words\",\"ssh\":\"ssh-rsa AAAA\"}");
    assertPart("rendezvous", "{\"form\":\"words\",\"rendezvous\":\"http://rv.example:9000\"}");
    assertPart("rendezvous", "{\"form\":\"words\",\"rendezvous\":\"http://127.0.0.1:9999\"}");
  }

  private void assertPart(String part, String body) {
    Answer answer = post(body);
    assertProblem(400, answer);
    assertEquals(part, answer.member("part"), answer.body());
  }

  @Test
  default void a_rendez_vous_that_is_not_there_is_told() {
    Answer made = post("{\"form\":\"link\",\"rendezvous\":\"https://" + nowhere() + "\"}");
    assertEquals("failed", made.stored().members().get("state"), made.body());
    assertEquals("unreachable", made.member("reason"));
    assertEquals("no-store", made.header("Cache-Control"));
    assertFalse(made.object().members().containsKey("link"));
  }

  @Test
  default void a_code_of_a_rendez_vous_that_is_not_there_is_told_to_who_waits() {
    Answer made = post("{\"code\":\"4821-guitar-candle-orbit@" + nowhere() + "\"}");
    String run = "/api/peers/runs/" + made.stored().members().get("id");
    assertProblem(400, owner().get(run + "?wait=26"));
    assertProblem(400, owner().get(run + "?wait=x"));
    Answer end = owner().get(run + "?wait=25");
    assertEquals("failed", end.stored().members().get("state"), end.body());
    assertEquals("unreachable", end.member("reason"));
    assertEquals(end.body(), owner().send("DELETE", run).body());
    assertTrue(made.member("id").toString().matches("[A-Za-z0-9_-]{22}"));
  }

  @Test
  default void a_run_that_is_not_there_is_not_found() {
    assertProblem(404, owner().get("/api/peers/runs/AAAAAAAAAAAAAAAAAAAAAA"));
    assertProblem(404, owner().send("DELETE", "/api/peers/runs/AAAAAAAAAAAAAAAAAAAAAA"));
  }
}
