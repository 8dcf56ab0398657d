package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.client.api.Grant;
import psw.client.api.Peer;
import psw.wire.knock.SourceRule;
import psw.wire.pairing.Introduction;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;

class GrantCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Peer RUI =
      new Peer(
          1,
          new Label("rui"),
          Introduction.Kind.DEVICE,
          new BrokerId("cjkm-no2t-iakb-fxz7-ft5c-kwud-dm72-otqa"),
          new Label("phone"),
          Optional.empty(),
          NOW);

  private static List<String> row(String ip, String until, boolean enforced) {
    return row(ip, until, SourceRule.STRICT, enforced, false);
  }

  private static List<String> row(
      String ip, String until, SourceRule source, boolean enforced, boolean revoked) {
    Grant grant =
        new Grant(
            3,
            7,
            new Label("web"),
            new IpAddress(ip),
            new Port(80),
            Instant.parse(until),
            source,
            enforced,
            revoked);
    return GrantWords.row(RUI, grant, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "tomorrow, is malformed: as 2026-12-24",
    "2026-02-30, is malformed: as 2026-12-24",
    "2020-01-01, is out of range: that is over already"
  })
  void a_date_that_is_none_or_is_over_is_wrong_usage(String until, String said) {
    Typed typed = Typed.of("grant", "rui", "web", "--until", until);
    assertEquals(2, typed.exit());
    assertTrue(typed.err().contains(said), typed.err());
  }

  @Test
  void peer_and_service_are_both_needed_to_grant_and_the_peer_to_revoke() {
    assertEquals(2, Typed.of("grant", "rui").exit());
    assertEquals(2, Typed.of("revoke").exit());
  }

  @Test
  void a_grant_is_shown_with_its_day() {
    assertEquals(
        List.of("rui", "web", "[::1]:80", "until 2026-12-24"),
        row("::1", "2026-12-25T00:00:00Z", true));
  }

  @Test
  void what_is_not_enforced_never_looks_like_what_works() {
    assertEquals(
        List.of("rui", "web", "127.0.0.1:80", "until 2026-12-24T18:00:00Z", "not enforced"),
        row("127.0.0.1", "2026-12-24T18:00:00Z", false));
  }

  @Test
  void who_may_knock_from_its_network_is_told() {
    assertEquals(
        "knocks from its network",
        row("127.0.0.1", "2026-12-25T00:00:00Z", SourceRule.NETWORK, true, false).get(4));
  }

  @Test
  void another_source_is_wrong_usage() {
    Typed typed = Typed.of("grant", "rui", "web", "--source", "anywhere");
    assertEquals(2, typed.exit());
    assertTrue(typed.err().contains("--source is strict or network"), typed.err());
  }

  @Test
  void what_was_taken_back_and_may_hold_still_is_called_so() {
    assertEquals(
        "revoked, not enforced",
        row("127.0.0.1", "2026-12-24T18:00:00Z", SourceRule.STRICT, false, true).get(4));
  }

  @Test
  void what_is_over_is_called_so() {
    assertEquals("over", row("127.0.0.1", "2026-11-24T12:00:00Z", true).get(4));
  }
}
