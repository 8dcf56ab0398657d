package psw.rest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.AtBroker.port;
import static psw.rest.EdgeContract.assertProblem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.testing.FarSite;
import psw.wire.announcement.Announcement;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** How a broker lists its own services. */
interface CatalogueContract extends AtBroker {
  @Test
  default void a_service_of_its_own_is_listed_with_all_its_members() {
    int port = port();
    JsonObject stored = added("Whole wiki", port, ",\"description\":\"every page\"");
    JsonObject self = api().get("/api/brokers/self").object();
    JsonObject listed = api().get("/api/services?q=whole%20wiki").list().get(0);
    assertEquals(
        "{\"id\":%s,\"name\":\"Whole wiki\",\"label\":\"whole-wiki\",\"description\":\"every page\""
                .formatted(stored.members().get("id"))
            + ",\"ip\":\"127.0.0.1\",\"port\":%d,\"health\":\"unknown\"".formatted(port)
            + ",\"broker\":\"%s\",\"site\":\"%s\",\"visibility\":\"public\",\"ephemeral\":false}"
                .formatted(self.members().get("id"), self.members().get("name")),
        stored.toString());
    assertEquals(stored.members().keySet(), listed.members().keySet());
  }

  @Test
  default void it_is_found_by_name_label_and_description_in_any_case() {
    added("Größe Ziffern", port(), ",\"description\":\"Über uns\"");
    for (String words : List.of("gr%C3%B6%C3%9Fe", "ZIFFERN", "ziffern", "%C3%BCBER")) {
      assertEquals(1, api().get("/api/services?q=" + words).list().size(), words);
    }
    assertEquals(0, api().get("/api/services?q=no%20such%20words").list().size());
  }

  @Test
  default void it_is_this_brokers_and_no_others() {
    added("mine alone");
    Object self = api().get("/api/brokers/self").member("id");
    String query = "/api/services?q=mine%20alone&broker=";
    assertEquals(1, api().get(query + self).list().size());
    assertEquals(1, api().get(query + new FarSite().id() + "," + self).list().size());
    assertEquals(0, api().get(query + new FarSite().id()).list().size());
  }

  @Test
  default void pages_lead_through_all_services_once() {
    for (int i = 0; i < 5; i++) {
      added("paged " + i);
    }
    List<Object> seen = new ArrayList<>();
    String next = "/api/services?q=paged&size=2";
    while (!next.isEmpty()) {
      Answer answer = api().get(next);
      answer.list().forEach(service -> seen.add(service.members().get("name")));
      next = answer.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    }
    assertEquals(List.of("paged 0", "paged 1", "paged 2", "paged 3", "paged 4"), seen);
  }

  @Test
  default void numbered_pages_end_with_a_404() {
    for (int i = 0; i < 3; i++) {
      added("numbered page " + i);
    }
    String query = "/api/services?q=numbered%20page&size=2&page=";
    assertEquals(2, api().get(query + 1).list().size());
    assertEquals(1, api().get(query + 2).list().size());
    assertProblem(404, api().get(query + 3));
  }

  @Test
  default void an_unchanged_listing_is_not_sent_again() {
    added("tagged once");
    String query = "/api/services?q=tagged";
    String tag = api().get(query).header("ETag");
    Answer same = api().get(query, "If-None-Match", tag);
    assertEquals(304, same.status());
    assertEquals("", same.body());
    added("tagged twice");
    Answer changed = api().get(query, "If-None-Match", tag);
    assertEquals(200, changed.status());
    assertNotEquals(tag, changed.header("ETag"));
  }

  @Test
  default void private_and_paired_services_are_shown_to_their_owner_alone_by_every_path() {
    for (String visibility : List.of("private", "paired")) {
      JsonObject stored = added("secret", port(), ",\"visibility\":\"" + visibility + "\"");
      assertEquals(visibility, stored.members().get("visibility"));
      Object id = stored.members().get("id");
      assertProblem(404, api().get("/api/services/" + id));
      for (String path :
          List.of(
              "/api/services",
              "/api/services?q=secret",
              "/api/brokers/self",
              "/api/brokers/self/services")) {
        assertFalse(api().get(path).body().contains("secret"), path);
      }
      assertEquals(id, owner().get("/api/services/" + id).member("id"));
      assertTrue(owner().get("/api/services?q=SECRET").body().contains("secret"));
    }
  }

  @Test
  default void what_nobody_is_paired_for_is_in_no_announcement() throws BadValue {
    added("sealed", port(), ",\"visibility\":\"paired\"");
    // later than it, so that the announcement holds what came before
    added("later");
    String path = "/api/brokers/self";
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> api().get(path + "/services?q=later").body().contains("later"));
    byte[] jws = api().get(path, "Accept", "application/jose").bytes();
    assertEquals(List.of(), Announcement.reread(jws).boxes());
    assertTrue(
        Announcement.reread(jws).services().stream()
            .noneMatch(s -> s.name().text().equals("sealed")));
  }

  @ParameterizedTest
  @CsvSource({
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
    "PATCH, /api/services, 405",
  })
  default void what_cannot_be_listed_is_told_apart(String method, String path, int status) {
    assertProblem(status, owner().send(method, path));
  }
}
