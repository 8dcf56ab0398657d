package psw.rest;

import static psw.rest.EdgeContract.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grants, as far as nobody needs to be paired; the rest is in GrantedIT. */
interface GrantContract extends AtBroker {
  @Test
  default void who_is_not_paired_can_be_granted_nothing() {
    String grants = "/api/peers/4711/grants";
    assertProblem(404, owner().get(grants));
    assertProblem(404, owner().json("POST", grants, "{\"service\":1}"));
    assertProblem(404, owner().send("DELETE", grants));
    assertProblem(404, owner().send("DELETE", grants + "/1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "rui", "9999999999999999999", "1.0"})
  default void a_peer_is_known_by_a_number(String id) {
    assertProblem(400, owner().get("/api/peers/" + id + "/grants"));
  }
}
