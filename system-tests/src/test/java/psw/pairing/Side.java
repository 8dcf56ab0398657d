package psw.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import psw.testing.Server;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.SshPublicKey;

/** A site, and what its owner asks of its broker. */
record Side(Server broker, Path share) {
  static final String PEERS = "/api/peers";

  /** Not started yet. */
  static Side of(String name, Path home, Map<String, String> settings) throws IOException {
    Path share = home.resolve(name + "-share");
    Map<String, String> all = new TreeMap<>(settings);
    all.put("psw.name", name);
    all.put("psw.share", share.toString());
    return new Side(new Server("broker", Files.createDirectory(home.resolve(name)), all), share);
  }

  /** A run of a broker. */
  record Run(Side at, String id, JsonObject told) {
    String code() throws BadValue {
      Optional<String> link = told.optionalText("link");
      return link.isPresent() ? link.get() : told.text("code");
    }

    /** As it is when it is over, or after a minute. */
    JsonObject end() throws Exception {
      JsonObject now = now(20);
      for (int i = 0; i < 2 && now.text("state").equals("waiting"); i++) {
        now = now(20);
      }
      return now;
    }

    JsonObject now(int wait) throws Exception {
      return at.ok("GET", PEERS + "/runs/" + id + "?wait=" + wait, null);
    }

    JsonObject peer() throws Exception {
      JsonObject end = end();
      assertEquals("paired", end.text("state"), end.toString());
      return end.object("peer");
    }

    String reason() throws Exception {
      JsonObject end = end();
      assertEquals("failed", end.text("state"), end.toString());
      return end.text("reason");
    }

    JsonObject cancel() throws Exception {
      return at.ok("DELETE", PEERS + "/runs/" + id, null);
    }
  }

  HttpResponse<String> ask(String method, String path, JsonObject body) throws Exception {
    return broker.send(method, path, body == null ? null : body.toString(), broker.token());
  }

  JsonObject ok(String method, String path, JsonObject body) throws Exception {
    HttpResponse<String> answer = ask(method, path, body);
    assertEquals(200, answer.statusCode(), answer.body());
    return (JsonObject) json(answer);
  }

  private static Object json(HttpResponse<String> answer) throws BadValue {
    return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER);
  }

  Run begin(JsonObject.Builder body) throws Exception {
    JsonObject told = ok("POST", PEERS, body.build());
    return new Run(this, told.text("id"), told);
  }

  Run invite(String form) throws Exception {
    return begin(JsonObject.with("form", form));
  }

  Run join(String code) throws Exception {
    return begin(JsonObject.with("code", code));
  }

  List<JsonObject> peers() throws Exception {
    HttpResponse<String> answer = ask("GET", PEERS, null);
    assertEquals(200, answer.statusCode(), answer.body());
    return ((List<?>) json(answer)).stream().map(JsonObject.class::cast).toList();
  }

  void forgetAll() throws Exception {
    for (JsonObject peer : peers()) {
      ok("DELETE", PEERS + '/' + peer.integer("id"), null);
    }
  }

  String id() throws Exception {
    return broker.get("/api/brokers/self").text("id");
  }

  /** The public key of some device. */
  static String ssh() {
    byte[] seed = new byte[32];
    new SecureRandom().nextBytes(seed);
    try {
      return SshPublicKey.of(
              new org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters(seed, 0)
                  .generatePublicKey()
                  .getEncoded())
          .text();
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }
}
