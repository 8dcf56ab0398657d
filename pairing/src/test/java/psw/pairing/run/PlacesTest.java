package psw.pairing.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.pairing.Host;
import psw.wire.value.BadValue;

class PlacesTest {
  private static final String PINNED = "https://rv.example:9443#sha256=" + "A".repeat(43);
  private static final String HERE = "http://127.0.0.1:9000";

  private static Rendezvous rendezvous(String text) throws BadValue {
    return Rendezvous.parse(text);
  }

  @ParameterizedTest
  @CsvSource({
    "https://rv.example:9443, rv.example",
    "https://RV.example:9443, rv.example",
    "https://rv.example, rv.example:443",
    "https://192.0.2.7:9444, 192.0.2.7:9444",
    "'https://[2001:db8::1]:9443', '[2001:db8::1]'",
    "http://127.0.0.1:9000, 127.0.0.1:9000",
    "http://localhost, localhost:80"
  })
  void a_code_names_a_rendez_vous_by_its_host(String address, String host) throws BadValue {
    assertEquals(host, rendezvous(address).host().text());
  }

  @Test
  void a_known_one_is_met_with_its_pin() throws BadValue {
    Places places = Places.of(List.of(HERE, PINNED));
    assertEquals(rendezvous(PINNED), places.at(Host.parse("rv.example")));
  }

  @ParameterizedTest
  @CsvSource({
    "rv.example, https://rv.example:9443",
    "rv.example:443, https://rv.example:443",
    "'[2001:db8::1]', 'https://[2001:db8::1]:9443'"
  })
  void an_unknown_one_is_met_over_tls_that_others_vouch_for(String host, String address)
      throws BadValue {
    assertEquals(rendezvous(address), Places.of(List.of()).at(Host.parse(host)));
  }

  @Test
  void on_this_machine_in_clear_only_what_is_configured_so() throws BadValue {
    Places places = Places.of(List.of(HERE));
    assertEquals(rendezvous(HERE), places.at(Host.parse("127.0.0.1:9000")));
    assertEquals(rendezvous("https://127.0.0.1:9001"), places.at(Host.parse("127.0.0.1:9001")));
    assertEquals(rendezvous(HERE), places.parse(HERE));
    assertThrows(BadValue.class, () -> places.parse("http://127.0.0.1:9001"));
  }

  @Test
  void one_that_is_announced_at_in_clear_is_met_at_its_tls_port() throws BadValue {
    Places places = Places.of(List.of("http://rv.example:9000"));
    assertEquals(Optional.of(rendezvous("https://rv.example:9443")), places.usual());
  }

  @Test
  void the_first_is_the_usual_one_and_what_is_no_address_is_passed_over() throws BadValue {
    assertEquals(
        Optional.of(rendezvous(PINNED)), Places.of(List.of("ftp://x", "%", PINNED, HERE)).usual());
    assertEquals(Optional.empty(), Places.of(List.of("ftp://x")).usual());
  }

  @Test
  void one_that_is_named_without_its_pin_is_met_with_it() throws BadValue {
    Places places = Places.of(List.of(PINNED));
    assertEquals(rendezvous(PINNED), places.parse("https://rv.example:9443"));
    assertEquals(rendezvous(PINNED), places.parse("rv.example"));
    String other = "https://rv.example:9443#sha256=" + "B".repeat(42) + "A";
    assertEquals(rendezvous(other), places.parse(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "http://rv.example:9000", "rv example", "https://rv..example", "ftp://x"})
  void what_is_no_rendez_vous_is_refused(String text) {
    BadValue bad = assertThrows(BadValue.class, () -> Places.of(List.of()).parse(text));
    assertEquals("rendezvous", bad.part());
  }
}
