package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.rest.AtBroker.port;
import static psw.rest.EdgeContract.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The original's two ways to take a service back. */
interface WithdrawingContract extends AtBroker {
  private Answer delete(String what) {
    return owner().send("DELETE", "/api/services/del/" + what);
  }

  @Test
  default void the_originals_ways_to_delete_work_once() {
    int port = port();
    Object id = added("gone", port, "").members().get("id");
    assertEquals(200, delete(id + "/").status());
    assertProblem(404, delete("" + id));
    added("gone", port, "");
    assertEquals(200, delete("127.0.0.1/" + port + "/").status());
    assertProblem(404, delete("127.0.0.1/" + port));
    String six = "{\"name\":\"six\",\"ip\":\"FD77:0::1\",\"port\":%d}".formatted(port);
    assertEquals("fd77::1", owner().json("POST", "/api/services", six).member("ip"));
    assertEquals(200, delete("fd77::1/" + port).status());
  }

  @Test
  default void what_was_withdrawn_is_shown_once_more_and_then_nowhere() {
    long id = added("farewell");
    assertEquals("farewell", delete("" + id).member("name"));
    assertProblem(404, api().get("/api/services/" + id));
    assertEquals(0, api().get("/api/services?q=farewell").list().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-1", "127.0.0.1/x", "127.0.0.1/70000", "localhost/80"})
  default void what_cannot_be_withdrawn_is_refused(String what) {
    assertProblem(400, delete(what));
  }
}
