package psw.gate.reap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermittedTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String UNTIL_ONE =
      "restrict,port-forwarding,expiry-time=\"20261124130000Z\","
          + "permitopen=\"127.0.0.1:8801\",permitopen=\"[::1]:8811\" ssh-ed25519 AAAA psw:7";
  private static final String UNTIL_TWO =
      "restrict,port-forwarding,expiry-time=\"20261124140000Z\","
          + "permitopen=\"[::1]:8811\" ssh-ed25519 AAAA psw:8";

  @Test
  void the_first_line_that_has_not_expired_permits_its_targets() {
    assertEquals(
        Set.of("127.0.0.1:8801", "[::1]:8811"), Permitted.at(NOON, List.of(UNTIL_ONE, UNTIL_TWO)));
  }

  @Test
  void from_its_expiry_on_a_line_is_passed_over() {
    Instant one = NOON.plusSeconds(3600);
    assertEquals(Set.of("[::1]:8811"), Permitted.at(one, List.of(UNTIL_ONE, UNTIL_TWO)));
  }

  @Test
  void a_moment_before_its_expiry_a_line_still_holds() {
    Instant almost = NOON.plusSeconds(3600).minusNanos(1);
    assertEquals(
        Set.of("127.0.0.1:8801", "[::1]:8811"),
        Permitted.at(almost, List.of(UNTIL_ONE, UNTIL_TWO)));
  }

  @Test
  void after_every_expiry_nothing_is_permitted() {
    assertEquals(Set.of(), Permitted.at(NOON.plusSeconds(7200), List.of(UNTIL_ONE, UNTIL_TWO)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ssh-ed25519 AAAA",
        "restrict,port-forwarding,permitopen=\"127.0.0.1:1\" ssh-ed25519 AAAA",
        "restrict,port-forwarding,expiry-time=\"20261124130000Z\" ssh-ed25519 AAAA",
        "restrict,port-forwarding,expiry-time=\"20261124130000\",permitopen=\"a:1\" ssh-ed25519 A",
        "restrict,port-forwarding,expiry-time=\"20261324130000Z\",permitopen=\"a:1\" ssh-ed25519 A",
        "port-forwarding,expiry-time=\"20261124130000Z\",permitopen=\"a:1\" ssh-ed25519 A",
        "restrict,port-forwarding,expiry-time=\"20261124130000Z\",permitopen=\"a:1\",pty ssh-ed25519 A"
      })
  void a_line_of_another_form_permits_nothing(String line) {
    assertEquals(Set.of(), Permitted.at(NOON, List.of(line)));
  }
}
