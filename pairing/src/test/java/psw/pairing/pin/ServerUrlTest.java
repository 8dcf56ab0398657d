package psw.pairing.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.BadValue;

class ServerUrlTest {
  private static final String PIN = "A".repeat(43);
  private static final String PINNED = "https://rv.example:9443#sha256=" + PIN;

  @Test
  void a_pin_stands_behind_the_address() throws BadValue {
    ServerUrl server = ServerUrl.parse(PINNED);
    assertEquals(URI.create("https://rv.example:9443"), server.base());
    assertEquals(Optional.of(new Pin(PIN)), server.pin());
    assertTrue(server.isTls());
    assertEquals(PINNED, server.text());
    assertEquals("https://rv.example:9443", server.toString());
    assertEquals(URI.create("https://rv.example:9443/api?x=1"), server.path("/api?x=1"));
  }

  @Test
  void without_a_pin_a_public_authority_counts() throws BadValue {
    assertEquals(Optional.empty(), ServerUrl.parse("https://rv.example").pin());
    assertFalse(ServerUrl.parse("http://rv.example").isTls());
  }

  @ParameterizedTest
  @CsvSource({
    "http://rv.example:9000, http://rv.example:9000",
    " HTTP://RV.Example:9000/ , http://rv.example:9000",
    "http://rv.example:80, http://rv.example",
    "https://rv.example:443/, https://rv.example",
    "http://[FD77:0:0::1]:9000, http://[fd77::1]:9000",
  })
  void an_address_has_one_spelling(String typed, String kept) throws BadValue {
    assertEquals(kept, ServerUrl.parse(typed).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "#x", "#sha256=", "#sha256=AAAA", "#SHA256=", "#sha1="})
  void what_stands_behind_the_address_is_a_pin_or_nothing(String fragment) {
    assertEquals("pin", refusal("https://rv.example" + fragment).part());
  }

  @Test
  void a_pin_without_tls_would_prove_nothing() {
    BadValue refused = refusal("http://rv.example#sha256=" + PIN);
    assertEquals("pin", refused.part());
    assertEquals(BadValue.Reason.OUT_OF_RANGE, refused.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rv.example",
        "ftp://rv.example",
        "https://user@rv.example",
        "https://rv.example/path",
        "https://rv.example?x=1",
        "https://rv.example:0",
        "https://rv.example:65536",
        "https://169.254.169.254",
      })
  void anything_else_is_no_address(String typed) {
    assertEquals("url", refusal(typed).part());
  }

  private static BadValue refusal(String typed) {
    return assertThrows(BadValue.class, () -> ServerUrl.parse(typed));
  }
}
