package psw.broker.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.json.JsonObject;

class ProviderTest {
  private static final String ISSUER = "https://id.example/realm";

  private static JsonObject.Builder said() {
    return JsonObject.with("issuer", ISSUER)
        .and("authorization_endpoint", ISSUER + "/authorize")
        .and("token_endpoint", ISSUER + "/token")
        .and("jwks_uri", ISSUER + "/keys");
  }

  private static Provider parse(JsonObject.Builder said) throws NotProven {
    return Provider.parse(said.build().toString().getBytes(StandardCharsets.UTF_8), ISSUER);
  }

  @Test
  void it_is_asked_below_its_name() {
    String place = "https://id.example/realm/.well-known/openid-configuration";
    assertEquals(URI.create(place), Provider.place(ISSUER));
    assertEquals(URI.create(place), Provider.place(ISSUER + "/"));
  }

  @Test
  void its_secret_goes_where_it_says_that_it_looks() throws NotProven {
    String ways = "token_endpoint_auth_methods_supported";
    assertTrue(parse(said()).basic());
    assertTrue(parse(said().and(ways, List.of("none", "client_secret_basic"))).basic());
    assertFalse(parse(said().and(ways, List.of("client_secret_post"))).basic());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://id.example/realm/", "https://ID.example/realm", "https://e.example"})
  void one_that_calls_itself_otherwise_is_refused(String issuer) {
    NotProven refused = assertThrows(NotProven.class, () -> parse(said().and("issuer", issuer)));
    assertEquals(NotProven.Why.ISSUER, refused.why());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.example/token",
        "http://127.0.0.1/token",
        "https://a@id.example/token",
        "https://id.example/token#x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "/token",
        ""
      })
  void one_that_leads_elsewhere_than_to_tls_is_refused(String address) {
    for (String name : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
      assertThrows(NotProven.class, () -> parse(said().and(name, address)), name);
    }
  }
}
