package psw.wire.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.BadValue;

class UntilTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static Instant parse(String text) throws BadValue {
    return Until.parse(Optional.of(text), NOW);
  }

  @Test
  void nothing_said_means_a_year() throws BadValue {
    assertEquals(
        Instant.parse("2027-11-24T12:00:00Z"), Until.parse(Optional.empty(), NOW.plusMillis(999)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-24, 2026-12-25T00:00:00Z",
    "2026-11-24, 2026-11-25T00:00:00Z",
    "2028-02-29, 2028-03-01T00:00:00Z",
    "2026-12-24T18:00:00Z, 2026-12-24T18:00:00Z",
    "2026-12-24T18:00:00.999Z, 2026-12-24T18:00:00Z",
    "2026-12-24T18:00:00+01:00, 2026-12-24T17:00:00Z",
    "9999-12-31, 9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-18:00, 9999-12-31T23:59:59Z"
  })
  void a_day_ends_when_it_ends_and_an_instant_is_itself(String text, Instant until)
      throws BadValue {
    assertEquals(until, parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23",
        "2026-11-24T12:00:00Z",
        "2026-11-24T12:00:00.5Z",
        "2026-11-24T12:30:00+01:00",
        "0000-01-01"
      })
  void the_past_is_out_of_range(String text) {
    BadValue bad = assertThrows(BadValue.class, () -> parse(text));
    assertEquals("until", bad.part());
    assertEquals(BadValue.Reason.OUT_OF_RANGE, bad.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "24.12.2026",
        "2026-2-3",
        "2026-02-30",
        "2027-02-29",
        "2026-13-01",
        "2026-12-24T18:00Z",
        "2026-12-24T18:00:00",
        "2026-12-24T24:00:00Z",
        "2026-12-24T23:59:60Z",
        "2026-12-24t18:00:00z",
        "2026-12-24T18:00:00+99:00",
        "2026-12-24T18:00:00.1234567890Z",
        " 2026-12-24",
        "2026-12-24\n",
        "+10000-01-01",
        "٢٠٢٦-12-24"
      })
  void what_is_no_time_is_malformed(String text) {
    BadValue bad = assertThrows(BadValue.class, () -> parse(text));
    assertEquals(BadValue.Reason.MALFORMED, bad.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-24", "2026-12-31", "2026-12-24T18:00:00Z"})
  void what_was_said_is_shown(String text) throws BadValue {
    assertEquals(text, Until.text(parse(text)));
  }
}
