package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.EdgeContract.assertProblem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may change things at a broker. */
interface AccessContract extends AtBroker {
  @ParameterizedTest
  @CsvSource({
    "POST, /api/services",
    "PUT, /api/services/1",
    "DELETE, /api/services/del/1",
    "DELETE, /api/services/del/abc",
    "DELETE, /api/services/del/127.0.0.1/80",
    "GET, /api/rendezvous",
    "POST, /api/rendezvous",
    "DELETE, /api/rendezvous",
    "GET, /api/peers/1/grants",
    "POST, /api/peers/1/grants",
    "DELETE, /api/peers/1/grants",
    "DELETE, /api/peers/1/grants/1",
    "GET, /api/sites",
    "POST, /api/sites",
    "DELETE, /api/sites/abc",
    "GET, /api/peers/1/services",
  })
  default void without_a_good_token_nothing_is_even_looked_at(String method, String path) {
    for (Api caller : List.of(api(), api().as("psw_abcdefgh_" + "A".repeat(43)))) {
      boolean bodiless = method.equals("GET") || method.equals("DELETE");
      Answer answer = bodiless ? caller.send(method, path) : caller.json(method, path, "{");
      assertProblem(401, answer);
      assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"));
    }
  }

  @Test
  default void a_token_is_private_to_its_owner_on_the_disk_too() throws IOException {
    for (String file : List.of("cli.token", "identity.p8")) {
      assertEquals(
          PosixFilePermissions.fromString("rw-------"),
          Files.getPosixFilePermissions(data().resolve(file)));
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, https, 403", "127.0.0.2, http, 403", "127.0.0.2, https, 200"})
  default void that_it_came_by_tls_is_believed_of_the_named_proxy_alone(
      String proxy, String scheme, int status) {
    Answer answer =
        owner()
            .from(
                proxy,
                "GET",
                "/api/rendezvous",
                "X-Forwarded-For",
                "203.0.113.9",
                "X-Forwarded-Proto",
                scheme);
    assertEquals(status, answer.status(), answer.body());
  }

  @ParameterizedTest
  @CsvSource({"X-Forwarded-For, 203.0.113.9", "Forwarded, for=203.0.113.9"})
  default void a_good_token_that_came_from_elsewhere_in_clear_is_refused(
      String header, String value) {
    Answer answer = owner().get("/api/rendezvous", header, value);
    assertProblem(403, answer);
    assertEquals("urn:psw:problem:token-in-clear", answer.member("type"));
  }
}
