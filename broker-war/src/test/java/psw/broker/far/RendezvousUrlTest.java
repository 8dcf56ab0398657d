package psw.broker.far;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.BadValue;

class RendezvousUrlTest {
  @ParameterizedTest
  @CsvSource({
    "http://rv.example:9000, http://rv.example:9000",
    " HTTP://RV.Example:9000/ , http://rv.example:9000",
    "http://rv.example:80, http://rv.example",
    "https://rv.example:443/, https://rv.example",
    "http://10.77.0.1:9000, http://10.77.0.1:9000",
    "http://[FD77:0:0::1]:9000, http://[fd77::1]:9000",
    "http://127.0.0.1:9000, http://127.0.0.1:9000",
  })
  void an_address_has_one_spelling(String typed, String kept) throws BadValue {
    assertEquals(kept, RendezvousUrl.parse(typed).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rv.example",
        "rv.example:9000",
        "ftp://rv.example",
        "file:///etc/passwd",
        "http://",
        "http://user@rv.example",
        "http://rv.example/path",
        "http://rv.example?x=1",
        "http://rv.example:0",
        "http://rv.example:65536",
        "http://169.254.169.254",
        "http://0.0.0.0:9000",
        "http://[fe80::1]:9000",
        "http://224.0.0.1",
        "http://2130706433",
        "http://rv example",
        "http://rv.example\r\nX: y",
      })
  void anything_else_is_refused(String typed) {
    assertEquals("url", assertThrows(BadValue.class, () -> RendezvousUrl.parse(typed)).part());
  }

  @Test
  void a_pin_belongs_to_the_address_but_makes_no_other_place_of_it() throws BadValue {
    String pinned = "https://rv.example:9443#sha256=" + "A".repeat(43);
    RendezvousUrl url = RendezvousUrl.parse(pinned + " ");
    assertEquals(pinned, url.text());
    assertEquals("https://rv.example:9443", url.toString());
    assertTrue(url.isSamePlace(RendezvousUrl.parse("https://RV.example:9443")));
    assertFalse(url.isSamePlace(RendezvousUrl.parse("https://rv.example")));
  }

  @Test
  void a_long_address_is_refused() {
    String typed = "http://" + "a".repeat(250) + ".example";
    assertEquals(
        BadValue.Reason.TOO_LONG,
        assertThrows(BadValue.class, () -> RendezvousUrl.parse(typed)).reason());
  }
}
