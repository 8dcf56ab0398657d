package psw.broker.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.server.login.Scope;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

class WishTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static Wish wish(String more) throws BadValue {
    String json = "{\"name\":\"music box\",\"scopes\":[\"read\"]" + more + "}";
    return Wish.parse(
        Json.parseObject(json.getBytes(StandardCharsets.UTF_8), JsonLimits.BODY), NOW);
  }

  private static Reason refused(String expires) {
    BadValue bad = assertThrows(BadValue.class, () -> wish(",\"until\":\"" + expires + "\""));
    assertEquals("until", bad.part());
    return bad.reason();
  }

  @Test
  void without_an_end_it_lasts_ninety_days() throws BadValue {
    Wish wish = wish("");
    assertEquals(NOW.plus(Duration.ofDays(90)), wish.expires());
    assertEquals(Set.of(Scope.READ), wish.scopes());
  }

  @Test
  void a_day_counts_to_its_end_and_a_moment_as_it_is() throws BadValue {
    assertEquals(
        Instant.parse("2026-12-25T00:00:00Z"), wish(",\"until\":\"2026-12-24\"").expires());
    String moment = "2026-12-24T18:00:00Z";
    assertEquals(Instant.parse(moment), wish(",\"until\":\"" + moment + "\"").expires());
  }

  @Test
  void it_ends_within_a_year_and_not_in_the_past() throws BadValue {
    assertEquals(Reason.OUT_OF_RANGE, refused("2026-11-22"));
    assertEquals(Reason.OUT_OF_RANGE, refused("2026-11-23T12:00:00Z"));
    assertEquals(Reason.OUT_OF_RANGE, refused("2027-11-24T12:00:01Z"));
    assertEquals(
        Instant.parse("2027-11-24T00:00:00Z"), wish(",\"until\":\"2027-11-23\"").expires());
  }

  @Test
  void what_is_no_time_is_refused() {
    assertEquals(Reason.MALFORMED, refused("tomorrow"));
    assertEquals(Reason.MALFORMED, refused("2026-02-30"));
  }
}
