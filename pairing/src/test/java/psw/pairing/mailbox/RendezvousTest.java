package psw.pairing.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.wire.pairing.Host;
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

  @Test
  void a_code_names_it_by_host_and_port() throws BadValue {
    assertEquals("rv.example", host("https://rv.example:9443#sha256=" + PIN));
    assertEquals("rv.example:443", host("https://RV.example"));
    assertEquals("[2001:db8::1]:8443", host("https://[2001:DB8:0::1]:8443"));
    assertEquals("127.0.0.1:9000", host("http://127.0.0.1:9000"));
  }

  private static String host(String url) throws BadValue {
    return Rendezvous.parse(url).host().text();
  }

  @Test
  void what_a_code_names_is_known_by_a_public_authority() throws BadValue {
    assertEquals(
        Rendezvous.parse("https://rv.example:9443"), Rendezvous.of(Host.parse("rv.example")));
    assertEquals(
        Rendezvous.parse("https://[2001:db8::1]:8443"),
        Rendezvous.of(Host.parse("[2001:db8::1]:8443")));
    Host longest = Host.parse(("a".repeat(62) + '.').repeat(4) + "b:65535");
    assertEquals(longest, Rendezvous.of(longest).host());
  }
}
