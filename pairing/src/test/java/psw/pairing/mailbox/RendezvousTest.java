package psw.pairing.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.wire.value.BadValue;

class RendezvousTest {
  private static final String PIN = "A".repeat(43);

  @Test
  void a_pin_stands_behind_the_address() throws BadValue {
    Rendezvous pinned = Rendezvous.parse("https://rv.example:9443#sha256=" + PIN);
    assertEquals(URI.create("https://rv.example:9443"), pinned.base());
    assertEquals(PIN, pinned.pin().orElseThrow().text());
  }

  @Test
  void without_a_pin_the_public_authorities_count() throws BadValue {
    assertEquals(Optional.empty(), Rendezvous.parse("https://rv.example").pin());
  }

  @Test
  void plain_http_goes_to_this_machine_alone() throws BadValue {
    assertTrue(Rendezvous.parse("http://127.0.0.1:9000").pin().isEmpty());
    for (String text :
        List.of("http://rv.example", "http://127.0.0.1.example", "http://10.0.0.1")) {
      assertThrows(BadValue.class, () -> Rendezvous.parse(text), text);
    }
  }

  @Test
  void what_is_no_address_is_refused() {
    for (String text :
        List.of(
            "",
            "rv.example",
            "https://a@rv.example",
            "https://rv.example/path",
            "https://rv.example:0",
            "https://rv.example:99999",
            "https://rv.example#sha256=",
            "https://rv.example#sha256=" + "A".repeat(42),
            "https://rv.example#sha1=" + PIN)) {
      assertThrows(BadValue.class, () -> Rendezvous.parse(text), text);
    }
  }
}
