package psw.rest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.EdgeContract.assertProblem;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.testing.FarSite;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Verdict;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** What a broker shows of its own announcement. */
interface OwnAnnouncementContract extends AtBroker {
  @Test
  default void a_broker_is_called_self_and_by_its_id() {
    JsonObject self = api().get("/api/brokers/self").stored();
    assertEquals(true, self.members().get("live"));
    Object id = self.members().get("id");
    assertEquals(id, api().get("/api/brokers/" + id + "/").member("id"));
    List<Object> listed =
        api().get("/api/brokers").list().stream().map(b -> b.members().get("id")).toList();
    assertTrue(listed.contains(id), listed::toString);
  }

  @Test
  default void its_announcement_is_given_as_signed_and_anybody_can_judge_it() throws BadValue {
    BrokerId id = BrokerId.parse(api().get("/api/brokers/self").object().text("id"));
    Answer answer = api().get("/api/brokers/self", "Accept", "application/jose");
    assertTrue(answer.header("Content-Type").startsWith("application/jose"));
    assertInstanceOf(
        Verdict.Replaces.class, Judge.judge(id, Optional.empty(), answer.bytes(), Instant.now()));
  }

  @Test
  default void its_owner_alone_is_told_from_where_its_addresses_are_known() {
    assertProblem(401, api().get("/api/addresses"));
    List<Object> told =
        owner().get("/api/addresses").list().stream()
            .map(one -> one.members().get("address"))
            .toList();
    assertEquals(told, api().get("/api/brokers/self").object().members().get("addr"));
  }

  @Test
  default void a_brokers_own_services_bear_the_same_number_by_every_path() {
    // another number for the same service would let somebody withdraw the wrong one
    added("first");
    long id = added("numbered");
    await()
        .untilAsserted(
            () ->
                assertEquals(
                    Optional.of(id),
                    api().get("/api/brokers/self/services").list().stream()
                        .filter(s -> s.members().get("name").equals("numbered"))
                        .map(s -> s.members().get("id"))
                        .findFirst()));
  }

  @ParameterizedTest
  @CsvSource({"'', 400", "/lease, 400", "/services, 400"})
  default void what_is_no_id_of_a_broker_is_refused(String below, int status) {
    assertProblem(status, api().get("/api/brokers/nobody" + below));
  }

  @ParameterizedTest
  @CsvSource({"''", "/lease", "/services"})
  default void a_broker_that_is_not_known_is_not_there(String below) {
    assertProblem(404, api().get(new FarSite().path() + below));
  }

  @ParameterizedTest
  @CsvSource({"''", "/lease"})
  default void nobody_announces_at_a_broker(String below) {
    FarSite site = new FarSite();
    assertProblem(405, api().put(site.path() + below, site.announce(1)));
  }
}
