package psw.wire.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizedLineTest {
  private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAI" + "A".repeat(43);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String UNTIL_ONE =
      "restrict,port-forwarding,expiry-time=\"20261124130000Z\","
          + "permitopen=\"127.0.0.1:8801\",permitopen=\"[::1]:8811\" ssh-ed25519 "
          + KEY
          + " psw:7";
  private static final String UNTIL_TWO =
      "restrict,port-forwarding,expiry-time=\"20261124140000Z\","
          + "permitopen=\"[::1]:8811\" ssh-ed25519 "
          + KEY
          + " psw:8";

  private static Set<String> targets(Instant when, List<String> lines) {
    return AuthorizedLine.inForce(when, lines).map(AuthorizedLine::targets).orElse(Set.of());
  }

  @Test
  void the_first_line_that_has_not_expired_permits_its_targets() {
    assertEquals(
        Set.of("127.0.0.1:8801", "[::1]:8811"), targets(NOON, List.of(UNTIL_ONE, UNTIL_TWO)));
  }

  @Test
  void from_its_expiry_on_a_line_is_passed_over() {
    Instant one = NOON.plusSeconds(3600);
    assertEquals(Set.of("[::1]:8811"), targets(one, List.of(UNTIL_ONE, UNTIL_TWO)));
  }

  @Test
  void a_moment_before_its_expiry_a_line_still_holds() {
    Instant almost = NOON.plusSeconds(3600).minusNanos(1);
    assertEquals(
        Set.of("127.0.0.1:8801", "[::1]:8811"), targets(almost, List.of(UNTIL_ONE, UNTIL_TWO)));
  }

  @Test
  void after_every_expiry_nothing_is_permitted() {
    assertEquals(Set.of(), targets(NOON.plusSeconds(7200), List.of(UNTIL_ONE, UNTIL_TWO)));
  }

  private static final String START = "restrict,port-forwarding,expiry-time=\"20261124130000Z\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "KEY",
        "restrict,port-forwarding,permitopen=\"127.0.0.1:1\" KEY",
        START + " KEY",
        "restrict,port-forwarding,expiry-time=\"20261124130000\",permitopen=\"127.0.0.1:1\" KEY",
        "restrict,port-forwarding,expiry-time=\"20261324130000Z\",permitopen=\"127.0.0.1:1\" KEY",
        "port-forwarding,expiry-time=\"20261124130000Z\",permitopen=\"127.0.0.1:1\" KEY",
        START + ",permitopen=\"127.0.0.1:1\",pty KEY",
        START + ",permitopen=\"127.0.0.1:1\",permitlisten=\"9000\" KEY",
        START + ",permitopen=\"localhost:1\" KEY",
        START + ",permitopen=\"127.0.0.1:*\" KEY",
        START + ",permitopen=\"*:1\" KEY",
        START + ",permitopen=\"::1/1\" KEY",
        START + ",permitopen=\"127.0.0.1:1\" ssh-rsa AAAA",
        START + ",permitopen=\"127.0.0.1:1\" KEYx",
        START + ",permitopen=\"127.0.0.1:1\" KEY two words",
        " " + START + ",permitopen=\"127.0.0.1:1\" KEY",
        "# " + START + ",permitopen=\"127.0.0.1:1\" KEY"
      })
  void a_line_of_another_form_permits_nothing(String line) {
    assertEquals(Set.of(), targets(NOON, List.of(line.replace("KEY", "ssh-ed25519 " + KEY))));
  }

  @Test
  void a_line_that_is_longer_than_sshd_promises_to_read_permits_nothing() {
    String much = ",permitopen=\"127.0.0.1:1\"".repeat(400);
    assertEquals(Set.of(), targets(NOON, List.of(START + much + " ssh-ed25519 " + KEY)));
  }

  @Test
  void a_target_is_written_as_in_the_line_and_in_no_other_spelling() {
    assertEquals("127.0.0.1:80", AuthorizedLine.target("127.0.0.1", 80));
    assertEquals("[::1]:80", AuthorizedLine.target("::1", 80));
    assertEquals("[[::1]]:80", AuthorizedLine.target("[::1]", 80));
  }
}
