package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.EdgeContract.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import psw.testing.FarSite;
import psw.wire.json.JsonObject;

/** The original's writes at a rendez-vous, by brokers that prove their keys. */
interface UnverifiedContract {
  String ALL = "/api/services";

  Api api();

  private static String body(String name, String ip, Object port) {
    return JsonObject.with("name", name).and("ip", ip).and("port", port).build().toString();
  }

  private static String wiki(int port) {
    return body("Wiki", "192.0.2.9", port);
  }

  /** Sends what the site signed. */
  private Answer signed(FarSite site, String method, String path, String body, String... more) {
    return sent(
        site.proof(method, path, body.getBytes(StandardCharsets.UTF_8)), method, path, body, more);
  }

  private Answer sent(String proof, String method, String path, String body, String... more) {
    if (method.equals("DELETE")) {
      return api().as(proof).send(method, path, BodyPublishers.noBody(), more);
    }
    List<String> headers = new ArrayList<>(List.of(more));
    headers.addAll(List.of("Content-Type", "application/json"));
    return api()
        .as(proof)
        .send(method, path, BodyPublishers.ofString(body), headers.toArray(String[]::new));
  }

  private JsonObject registered(FarSite site, String body) {
    return signed(site, "POST", ALL, body).stored();
  }

  private static String one(JsonObject service) {
    return ALL + '/' + service.members().get("id");
  }

  private List<JsonObject> listed(FarSite site) {
    return api().get(ALL + "?broker=" + site.id()).list();
  }

  @Test
  default void a_service_is_listed_as_unverified_for_a_lease() {
    FarSite site = new FarSite();
    String body =
        "{\"name\":\"Böse\",\"description\":\"a wiki\",\"ip\":\"2001:DB8::7\",\"port\":\"80\"}";
    Answer answer = signed(site, "POST", ALL + '/', body);
    JsonObject stored = answer.stored();
    assertTrue(answer.header("Location").endsWith(one(stored)));
    String expires = stored.members().get("expires").toString();
    long left = Duration.between(Instant.now(), Instant.parse(expires)).toSeconds();
    assertTrue(left > 850 && left <= 900, expires);
    assertEquals(
        "{\"id\":"
            + stored.members().get("id")
            + ",\"name\":\"Böse\",\"label\":\"bose\",\"description\":\"a wiki\""
            + ",\"ip\":\"2001:db8::7\",\"port\":80,\"health\":\"unknown\",\"broker\":\""
            + site.id()
            + "\",\"verified\":false,\"expires\":\""
            + expires
            + "\"}",
        stored.toString());
    assertEquals(List.of(stored), listed(site));
    assertEquals(stored.toString(), api().get(one(stored)).body());
  }

  @Test
  default void announced_and_unverified_services_are_listed_in_one_order_of_numbers() {
    FarSite site = new FarSite();
    assertEquals(200, api().put(site.path(), site.announce(1)).status());
    registered(site, wiki(1));
    assertEquals(200, api().put(site.path(), site.announce(1, 2)).status());
    JsonObject last = registered(site, body("Zebra", "192.0.2.9", 2));
    assertEquals("ana", last.members().get("site"));
    List<Object> seen = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    String next = ALL + "?size=1&broker=" + site.id();
    while (!next.isEmpty()) {
      Answer answer = api().get(next);
      for (JsonObject service : answer.list()) {
        seen.add(service.members().get("verified"));
        numbers.add((Long) service.members().get("id"));
      }
      String link = answer.header("Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertEquals(List.of(true, false, true, false), seen);
    assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
    String page = ALL + "?size=2&broker=" + site.id() + "&page=";
    assertEquals(numbers.get(2), api().get(page + 2).list().get(0).members().get("id"));
    assertProblem(404, api().get(page + 3));
    assertEquals(List.of(last), api().get(ALL + "?q=ZEBRA&broker=" + site.id()).list());
    // what the broker announces is what it announces
    assertEquals(2, api().get(site.path() + "/services").list().size());
  }

  @Test
  default void the_same_address_again_changes_what_is_there() {
    FarSite site = new FarSite();
    JsonObject first = registered(site, wiki(1));
    JsonObject again = registered(site, body("Pages", "192.0.2.9", 1));
    assertEquals(first.members().get("id"), again.members().get("id"));
    assertEquals("wiki", again.members().get("label"));
    assertEquals(List.of(again), listed(site));
  }

  @Test
  default void an_entry_is_changed_and_keeps_number_and_label() {
    FarSite site = new FarSite();
    JsonObject other = registered(site, wiki(1));
    JsonObject first = registered(site, wiki(2));
    assertEquals("wiki-2", first.members().get("label"));
    JsonObject moved = signed(site, "PUT", one(first), body("Pages", "192.0.2.8", 3)).stored();
    assertEquals(first.members().get("id"), moved.members().get("id"));
    assertEquals("wiki-2", moved.members().get("label"));
    assertEquals(List.of(other, moved), listed(site));
    Answer taken = signed(site, "PUT", one(first), wiki(1));
    assertProblem(400, taken);
    assertEquals("urn:psw:problem:address-taken", taken.member("type"));
    assertEquals(List.of(other, moved), listed(site));
  }

  @Test
  default void an_entry_is_withdrawn_by_number_and_by_address() {
    FarSite site = new FarSite();
    JsonObject one = registered(site, wiki(1));
    JsonObject two = registered(site, body("Six", "2001:db8::7", 2));
    String byNumber = ALL + "/del/" + one.members().get("id") + '/';
    assertEquals(one.toString(), signed(site, "DELETE", byNumber, "").stored().toString());
    String byAddress = ALL + "/del/2001:db8:0::7/2";
    assertEquals(two.toString(), signed(site, "DELETE", byAddress, "").stored().toString());
    assertEquals(List.of(), listed(site));
    assertProblem(404, api().get(one(one)));
    assertProblem(404, signed(site, "DELETE", byAddress, ""));
  }

  @Test
  default void another_s_entry_is_not_there_and_so_is_an_announced_service() {
    FarSite site = new FarSite();
    assertEquals(200, api().put(site.path(), site.announce(1)).status());
    Object announced = listed(site).get(0).members().get("id");
    JsonObject entry = registered(site, wiki(1));
    List<JsonObject> before = listed(site);
    FarSite other = new FarSite();
    String del = ALL + "/del/";
    assertProblem(404, signed(other, "PUT", one(entry), wiki(2)));
    assertProblem(404, signed(other, "DELETE", del + entry.members().get("id"), ""));
    assertProblem(404, signed(other, "DELETE", del + "192.0.2.9/1", ""));
    assertProblem(404, signed(site, "DELETE", del + announced, ""));
    assertProblem(404, signed(site, "DELETE", del + "192.0.2.7/8001", ""));
    assertProblem(404, signed(site, "PUT", ALL + '/' + announced, wiki(2)));
    assertEquals(before, listed(site));
  }

  @Test
  default void without_a_proof_nothing_else_is_looked_at() {
    for (String call :
        List.of(
            "POST /api/services",
            "POST /api/services/",
            "PUT /api/services/x",
            "DELETE /api/services/del/1",
            "DELETE /api/services/del/x/",
            "DELETE /api/services/del/192.0.2.7/8001",
            "DELETE /api/services/del/x/y/")) {
      String[] words = call.split(" ", 2);
      unproven("form", api().send(words[0], words[1], BodyPublishers.noBody()));
      unproven("form", sent("psw_abcdefgh_" + "A".repeat(43), words[0], words[1], "{"));
      unproven("form", sent("a.b.c", words[0], words[1], "{"));
    }
  }

  private static void unproven(String reason, Answer answer) {
    assertProblem(401, answer);
    assertEquals("urn:psw:problem:not-proven", answer.member("type"));
    assertEquals(reason, answer.member("reason"));
    assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"));
  }

  @Test
  default void a_proof_is_of_this_request_of_this_minute_and_good_once() {
    FarSite site = new FarSite();
    byte[] wiki = wiki(1).getBytes(StandardCharsets.UTF_8);
    unproven("other-request", sent(site.proof("PUT", ALL, wiki), "POST", ALL, wiki(1)));
    unproven("other-request", sent(site.proof("POST", ALL + '/', wiki), "POST", ALL, wiki(1)));
    unproven("other-body", sent(site.proof("POST", ALL, wiki), "POST", ALL, wiki(2)));
    FarSite early = new FarSite().ahead(Duration.ofSeconds(-70));
    unproven("expired", sent(early.proof("POST", ALL, wiki), "POST", ALL, wiki(1)));
    FarSite late = new FarSite().ahead(Duration.ofSeconds(70));
    unproven("too-far-ahead", sent(late.proof("POST", ALL, wiki), "POST", ALL, wiki(1)));
    String[] mine = site.proof("POST", ALL, wiki).split("\\.", -1);
    String[] others = new FarSite().proof("POST", ALL, wiki).split("\\.", -1);
    unproven("signature", sent(mine[0] + '.' + mine[1] + '.' + others[2], "POST", ALL, wiki(1)));
    assertEquals(List.of(), listed(site));
    String good = site.proof("POST", ALL, wiki);
    assertEquals(200, sent(good, "POST", ALL, wiki(1)).status());
    unproven("used", sent(good, "POST", ALL, wiki(1)));
    String del = ALL + "/del/192.0.2.9/2";
    String early404 = site.proof("DELETE", del, new byte[0]);
    assertProblem(404, sent(early404, "DELETE", del, ""));
    registered(site, wiki(2));
    unproven("used", sent(early404, "DELETE", del, ""));
    assertEquals(2, listed(site).size());
  }

  @Test
  default void what_is_said_is_read_as_strictly_as_at_a_broker() {
    FarSite site = new FarSite();
    for (String[] bad :
        List.of(
            new String[] {"name", body("", "192.0.2.9", 1)},
            new String[] {"ip", body("Wiki", "169.254.169.254", 1)},
            new String[] {"port", body("Wiki", "192.0.2.9", 0)},
            new String[] {"port", body("Wiki", "192.0.2.9", "x")},
            new String[] {
              "body", "{\"name\":\"a\",\"name\":\"b\",\"ip\":\"192.0.2.9\",\"port\":1}"
            },
            new String[] {"body", ""})) {
      Answer answer = signed(site, "POST", ALL, bad[1]);
      assertProblem(400, answer);
      assertEquals(bad[0], answer.member("part"), bad[1]);
    }
    assertProblem(400, signed(site, "DELETE", ALL + "/del/x", ""));
    assertProblem(400, signed(site, "DELETE", ALL + "/del/192.0.2.9/x", ""));
    byte[] form = "name=Wiki".getBytes(StandardCharsets.UTF_8);
    assertProblem(
        415,
        api()
            .as(site.proof("POST", ALL, form))
            .send("POST", ALL, BodyPublishers.ofByteArray(form), "Content-Type", "text/plain"));
    assertProblem(413, signed(site, "POST", ALL, body("x".repeat(17_000), "192.0.2.9", 1)));
    assertEquals(List.of(), listed(site));
  }

  @Test
  default void what_holds_no_secret_is_taken_in_clear() {
    FarSite site = new FarSite();
    Answer answer = signed(site, "POST", ALL, wiki(1), "X-Forwarded-For", "203.0.113.9");
    assertEquals(200, answer.status(), answer.body());
  }

  @Test
  default void unverified_services_are_no_events() {
    FarSite site = new FarSite();
    try (Stream events = api().events("?broker=" + site.id())) {
      assertEquals("ready", events.next().type());
      registered(site, wiki(1));
      byte[] announcement = site.announce(1);
      assertEquals(200, api().put(site.path(), announcement).status());
      assertEquals(FarSite.text(announcement), events.next().data());
    }
  }

  @Test
  default void too_many_requests_of_one_broker_are_put_off_before_their_proof_is_looked_at() {
    FarSite site = new FarSite().ahead(Duration.ofHours(1));
    Answer last = null;
    for (int i = 0; i < 60 && (last == null || last.status() == 401); i++) {
      last = signed(site, "DELETE", ALL + "/del/1", "");
    }
    assertProblem(429, last);
    assertTrue(Integer.parseInt(last.header("Retry-After")) >= 1);
  }
}
