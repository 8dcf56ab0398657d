package psw.broker.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.broker.grants.Some.KEY;
import static psw.broker.grants.Some.LATER;
import static psw.broker.grants.Some.NOW;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.broker.grants.Granted.Why;
import psw.wire.grant.Grant;
import psw.wire.grant.Grants;
import psw.wire.knock.SourceRule;

class RulesTest {
  private static Grant grant(String ip, int port, Instant until) {
    return Rules.grant(
        new Held(1, 1, 1, until, SourceRule.STRICT), KEY.fingerprint(), Some.service(1, ip, port));
  }

  private static Optional<Why> against(Grant wanted, List<Grant> others) {
    return Rules.against(wanted, others, Some.OWN, NOW);
  }

  @Test
  void a_service_beside_the_broker_can_be_granted() {
    assertEquals(Optional.empty(), against(grant("127.0.0.1", 8801, LATER), List.of()));
  }

  @Test
  void the_port_of_the_broker_at_another_host_can_be_granted() {
    assertEquals(Optional.empty(), against(grant("192.0.2.2", 8000, LATER), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "192.0.2.1"})
  void the_broker_itself_is_never_granted(String ip) {
    assertEquals(Optional.of(Why.OWN_MACHINERY), against(grant(ip, 8000, LATER), List.of()));
  }

  @Test
  void what_is_over_already_is_not_granted() {
    assertEquals(Optional.of(Why.OVER), against(grant("127.0.0.1", 8801, NOW), List.of()));
  }

  @Test
  void a_key_has_no_more_live_grants_than_sshd_can_hold() {
    List<Grant> live = Collections.nCopies(Grants.MOST_PER_KEY, grant("127.0.0.1", 80, LATER));
    assertEquals(Optional.of(Why.TOO_MANY), against(grant("127.0.0.1", 8801, LATER), live));
    assertEquals(
        Optional.empty(), against(grant("127.0.0.1", 8801, LATER), live.subList(1, live.size())));
  }

  @Test
  void what_is_over_takes_no_place() {
    List<Grant> over = Collections.nCopies(Grants.MOST_PER_KEY, grant("127.0.0.1", 80, NOW));
    assertEquals(Optional.empty(), against(grant("127.0.0.1", 8801, LATER), over));
  }
}
