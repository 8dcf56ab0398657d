package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.pairing.pin.Pin;
import psw.wire.value.Port;

class OutwardTest {
  private static final Port PORT = new Port(9443);

  private static String url(String... names) {
    return Outward.url(List.of(names), false, PORT, Optional.empty()).text();
  }

  @Test
  void the_first_name_is_the_one_that_others_use() {
    assertEquals("https://rv.example:9443", url("rv.example", "203.0.113.7"));
    assertEquals("https://[2001:db8::7]:9443", url("2001:db8::7"));
  }

  @Test
  void the_pin_stands_behind_it() {
    Pin pin = new Pin("A".repeat(43));
    assertEquals(
        "https://rv.example:9443#sha256=" + pin.text(),
        Outward.url(List.of("rv.example"), false, PORT, Optional.of(pin)).text());
  }

  @Test
  void without_a_name_it_is_this_machines_address() {
    for (String url : List.of(url(), url("no name"))) {
      assertTrue(url.matches("https://(localhost|[0-9.]+|\\[[0-9a-f:]+]):9443"), url);
    }
  }

  @Test
  void one_that_listens_on_loopback_alone_has_no_other_address() {
    assertEquals(
        "https://127.0.0.1:9443", Outward.url(List.of(), true, PORT, Optional.empty()).text());
  }
}
