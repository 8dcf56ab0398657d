package psw.rendezvous.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import psw.server.settings.Limits;
import psw.wire.value.BrokerId;

class QuotasTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final BrokerId ANA = BrokerId.of(new byte[] {1});
  private static final Network HOME = Network.of("192.0.2.1");
  private static final Network ELSEWHERE = Network.of("198.51.100.1");
  private final Quotas quotas = new Quotas(new Limits(20, 2, 3, 10, 10, 10, 10));

  private void writes(int count) {
    for (int i = 0; i < count; i++) {
      assertEquals(Duration.ZERO, quotas.write(ANA, HOME, NOW));
    }
  }

  @Test
  void a_burst_of_twenty_then_two_a_second() {
    writes(20);
    assertEquals(Duration.ofMillis(500), quotas.write(ANA, HOME, NOW));
    Instant later = NOW.plusSeconds(1);
    assertEquals(Duration.ZERO, quotas.write(ANA, HOME, later));
    assertEquals(Duration.ZERO, quotas.write(ANA, HOME, later));
    assertNotEquals(Duration.ZERO, quotas.write(ANA, HOME, later));
  }

  @Test
  void a_clock_that_goes_back_gives_nothing_away() {
    writes(20);
    assertNotEquals(Duration.ZERO, quotas.write(ANA, HOME, NOW.minusSeconds(60)));
    assertNotEquals(Duration.ZERO, quotas.write(ANA, HOME, NOW));
  }

  @Test
  void a_stranger_elsewhere_uses_up_his_own() {
    writes(20);
    assertEquals(Duration.ZERO, quotas.write(ANA, ELSEWHERE, NOW));
  }

  @Test
  void so_many_newcomers_a_day_and_network() {
    for (int i = 0; i < 3; i++) {
      assertEquals(Duration.ZERO, quotas.newcomer(HOME, NOW));
      quotas.cameIn(HOME, NOW);
    }
    assertEquals(Duration.ofHours(24), quotas.newcomer(HOME, NOW));
    assertEquals(Duration.ZERO, quotas.newcomer(ELSEWHERE, NOW));
    assertEquals(Duration.ZERO, quotas.newcomer(HOME, NOW.plus(Duration.ofHours(24))));
  }

  @Test
  void a_network_is_a_24_of_ipv4_and_a_48_of_ipv6() {
    assertEquals(HOME, Network.of("192.0.2.200"));
    assertEquals(HOME, Network.of("::ffff:192.0.2.7"));
    assertNotEquals(HOME, Network.of("192.0.3.1"));
    assertEquals(Network.of("2001:db8:1:2::1"), Network.of("2001:db8:1:3::1"));
    assertNotEquals(Network.of("2001:db8:1::1"), Network.of("2001:db8:2::1"));
  }
}
