package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import psw.testing.Server;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.seal.SharedKey;

/** A house where the owner has peers. */
interface AtPeers extends AtHouse {
  /** What the broker answers its owner, which must be good. */
  default JsonObject owners(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = broker().send(method, path, body, broker().token());
    assertEquals(200, answer.statusCode(), answer.body());
    return Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER);
  }

  /**
   * Somebody whom the site is paired with.
   *
   * @param id his number as a peer
   * @param key what both share
   */
  record Paired(long id, SharedKey key) {}

  /** Pairs the site with somebody, without the pages. */
  default Paired pair(Neighbour other, String name) throws Exception {
    String wish = "{\"form\":\"words\",\"name\":\"" + name + "\"}";
    JsonObject run = owners("POST", "/api/peers", wish);
    SharedKey key = other.meet(run.text("code"));
    JsonObject end = owners("GET", "/api/peers/runs/" + run.text("id") + "?wait=25", null);
    return new Paired(end.object("peer").integer("id"), key);
  }

  /** Forgets a peer. */
  default void forget(Paired peer) throws Exception {
    owners("DELETE", "/api/peers/" + peer.id(), null);
  }

  /** A service that nobody sees, at a port where nobody listens; its port. */
  default int service(String name) throws Exception {
    int port = Server.freePort();
    String wish = "{\"name\":\"%s\",\"ip\":\"127.0.0.1\",\"port\":%d,\"visibility\":\"private\"}";
    owners("POST", "/api/services", wish.formatted(name, port));
    return port;
  }

  default void withdraw(int port) throws Exception {
    owners("DELETE", "/api/services/del/127.0.0.1/" + port, null);
  }

  /** Opens the page of a peer as its owner. */
  default void visit(Paired peer) {
    signIn();
    browser().open(browser().origin() + "/peer.xhtml?id=" + peer.id());
  }
}
