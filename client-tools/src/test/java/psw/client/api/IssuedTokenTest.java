package psw.client.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

class IssuedTokenTest {
  private static final String SECRET = "A".repeat(43);
  private static final String ONE =
      "{'id':'abcdefgh','name':'box','scopes':['read','grants:write'],"
          + "'until':'2027-01-31T00:00:00Z','token':'psw_abcdefgh_"
          + SECRET
          + "'}";

  private static JsonObject json(String text) throws BadValue {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Json.parseObject(bytes, JsonLimits.ANSWER);
  }

  @Test
  void it_is_read_as_the_broker_wrote_it() throws BadValue {
    IssuedToken token = IssuedToken.parse(json(ONE));
    assertEquals("abcdefgh", token.id());
    assertEquals(List.of("read", "grants:write"), token.scopes());
    assertEquals(Instant.parse("2027-01-31T00:00:00Z"), token.until());
    assertEquals(Optional.empty(), token.used());
  }

  @Test
  void its_text_does_not_slip_out() throws BadValue {
    IssuedToken.Fresh fresh = IssuedToken.fresh(json(ONE));
    assertEquals("psw_abcdefgh_" + SECRET, fresh.text());
    assertFalse(fresh.toString().contains(SECRET));
    assertFalse(fresh.token().toJson().toString().contains(SECRET));
  }

  @ParameterizedTest
  @CsvSource({
    "abcdefgh', \\u001b[2J', id",
    "2027-01-31T00:00:00Z, soon, until",
    "read, \\u001b, scopes",
    "'psw_abcdefgh_', 'psw_', token"
  })
  void what_no_broker_writes_is_refused(String there, String instead, String part) {
    BadValue bad =
        assertThrows(
            BadValue.class, () -> IssuedToken.fresh(json(ONE.replaceFirst(there, instead))));
    assertEquals(part, bad.part());
  }
}
