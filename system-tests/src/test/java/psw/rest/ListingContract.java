package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.EdgeContract.assertProblem;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.testing.FarSite;
import psw.wire.json.JsonObject;

/** What a rendez-vous lists. */
interface ListingContract {
  Api api();

  private FarSite accepted(int... numbers) {
    FarSite site = new FarSite();
    assertEquals(200, api().put(site.path(), site.announce(numbers)).status());
    return site;
  }

  private String of(FarSite site) {
    return "/api/services?broker=" + site.id();
  }

  @Test
  default void a_service_is_listed_with_all_its_members() {
    FarSite site = accepted(3);
    JsonObject service = api().get(of(site)).list().get(0);
    Object id = service.members().get("id");
    assertTrue((long) id > 0);
    assertEquals(
        "{\"id\":"
            + id
            + ",\"name\":\"Wiki 3\",\"label\":\"wiki-3\",\"description\":\"pages of 3\""
            + ",\"ip\":\"192.0.2.7\",\"port\":8003,\"health\":\"up\",\"broker\":\""
            + site.id()
            + "\",\"site\":\"ana\",\"verified\":true}",
        service.toString());
    assertEquals(service.toString(), api().get("/api/services/" + id).body());
  }

  @Test
  default void a_broker_is_listed_with_all_its_members() {
    FarSite site = accepted(1, 2);
    JsonObject broker = api().get(site.path()).object();
    assertEquals(
        Set.of("id", "name", "rev", "issued", "expires", "live", "addr", "services"),
        broker.members().keySet());
    assertEquals(2L, broker.members().get("services"));
    assertTrue(broker.members().get("expires").toString().endsWith("Z"));
  }

  @Test
  default void paths_work_with_and_without_a_slash_at_the_end() {
    FarSite site = accepted(1);
    Object id = api().get(of(site)).list().get(0).members().get("id");
    for (String path : List.of(site.path(), site.path() + "/services", "/api/services/" + id)) {
      Answer without = api().get(path);
      Answer with = api().get(path + "/");
      assertEquals(200, without.status(), path);
      assertEquals(without.body(), with.body(), path);
    }
    assertEquals(200, api().get("/api/services/?broker=" + site.id()).status());
    assertEquals(200, api().get("/api/whoami/").status());
  }

  @Test
  default void services_are_found_by_name_label_and_description_in_any_case() {
    FarSite site = new FarSite();
    String mark = site.id().text().substring(0, 9);
    api().put(site.path(), site.announceNamed("Größe " + mark + "_50%", "Über uns"));
    for (String words : List.of("GR%C3%96SSE", "gr%C3%B6%C3%9Fe", mark, "WIKI-1", "%C3%BCber")) {
      int expected = words.equals("GR%C3%96SSE") ? 0 : 1;
      assertEquals(expected, api().get(of(site) + "&q=" + words).list().size(), words);
    }
    assertEquals(1, api().get(of(site) + "&q=_50%25").list().size());
    assertEquals(0, api().get(of(site) + "&q=_60%25").list().size());
    assertEquals(0, api().get(of(site) + "&q='").list().size());
  }

  @Test
  default void following_the_links_shows_every_service_once() {
    FarSite site = accepted(1, 2, 3, 4, 5);
    List<Object> seen = new ArrayList<>();
    String next = of(site) + "&size=2";
    while (!next.isEmpty()) {
      Answer answer = api().get(next);
      answer.list().forEach(service -> seen.add(service.members().get("port")));
      String link = answer.header("Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertEquals(List.of(8001L, 8002L, 8003L, 8004L, 8005L), seen);
  }

  @Test
  default void brokers_are_listed_part_by_part() {
    accepted(1);
    accepted(1);
    Answer first = api().get("/api/brokers?size=1");
    String link = first.header("Link");
    Answer second = api().get(link.substring(1, link.indexOf('>')));
    String one = first.list().get(0).members().get("id").toString();
    String two = second.list().get(0).members().get("id").toString();
    assertTrue(one.compareTo(two) < 0, one + " " + two);
  }

  @Test
  default void pages_are_counted_from_one_and_end_with_a_404() {
    FarSite site = accepted(1, 2, 3);
    assertEquals(2, api().get(of(site) + "&size=2&page=1").list().size());
    assertEquals(1, api().get(of(site) + "&size=2&page=2").list().size());
    assertProblem(404, api().get(of(site) + "&size=2&page=3"));
  }

  @Test
  default void a_parameter_that_cannot_be_used_is_a_400_that_names_it() {
    for (String query :
        List.of(
            "size=0",
            "size=1001",
            "size=x",
            "size=",
            "page=0",
            "page=x",
            "page=11&size=1000",
            "page=1&after=1",
            "after=x",
            "after=",
            "broker=x",
            "q=" + "x".repeat(65))) {
      Answer answer = api().get("/api/services?" + query);
      assertProblem(400, answer);
      assertTrue(query.startsWith(answer.member("part").toString()), query);
    }
  }

  @Test
  default void unknown_parameters_change_nothing() {
    assertEquals(200, api().get("/api/services?colour=blue").status());
  }

  @Test
  default void what_did_not_change_is_not_sent_again() {
    FarSite site = accepted(1);
    String tag = api().get(of(site)).header("ETag");
    Answer same = api().get(of(site), "If-None-Match", tag);
    assertEquals(304, same.status());
    assertEquals("", same.body());
    api().put(site.path(), site.announce(1, 2));
    Answer changed = api().get(of(site), "If-None-Match", tag);
    assertEquals(200, changed.status());
    assertNotEquals(tag, changed.header("ETag"));
  }

  @Test
  default void a_service_keeps_its_number_also_when_it_was_away() {
    FarSite site = accepted(1, 2);
    Object number = api().get(of(site)).list().get(1).members().get("id");
    api().put(site.path(), site.announce(1));
    assertProblem(404, api().get("/api/services/" + number));
    api().put(site.path(), site.announce(1, 2, 3));
    assertEquals(number, api().get(of(site)).list().get(1).members().get("id"));
  }

  @Test
  default void ids_are_malformed_or_unknown() {
    for (String id : List.of("x", "0", "-1", "1.5", "9".repeat(30))) {
      assertProblem(400, api().get("/api/services/" + id));
    }
    assertProblem(404, api().get("/api/services/999999999"));
    assertProblem(400, api().get("/api/brokers/x"));
    assertProblem(404, api().get(new FarSite().path()));
    assertProblem(404, api().get(new FarSite().path() + "/services"));
    assertProblem(404, api().get("/api/brokers/self"));
  }

  @Test
  default void everybody_is_told_his_own_address_and_the_time() {
    long before = System.currentTimeMillis();
    Answer said = api().get("/api/whoami");
    assertEquals("127.0.0.1", said.member("ip"));
    long time = (long) said.member("time");
    assertTrue(before <= time && time <= System.currentTimeMillis(), said.body());
  }
}
