package psw.rendezvous.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /** Claims so many seconds ago, the newest last. */
  private static List<Instant> ago(int... seconds) {
    return IntStream.of(seconds).mapToObj(NOW::minusSeconds).toList();
  }

  @Test
  void a_household_claims_five_times_at_once() {
    assertEquals(Duration.ZERO, Limits.household(ago(4, 3, 2, 1), NOW));
    assertEquals(Duration.ofSeconds(55), Limits.household(ago(5, 4, 3, 2, 1), NOW));
  }

  @Test
  void a_household_waits_until_its_fifth_last_claim_is_a_minute_old() {
    assertEquals(Duration.ofSeconds(1), Limits.household(ago(59, 4, 3, 2, 1), NOW));
    assertEquals(Duration.ZERO, Limits.household(ago(60, 4, 3, 2, 1), NOW));
    assertEquals(Duration.ofSeconds(10), Limits.household(ago(59, 50, 4, 3, 2, 1), NOW));
  }

  @Test
  void everybody_together_claims_fifty_times_a_second() {
    assertEquals(Duration.ZERO, Limits.everybody(49));
    assertNotEquals(Duration.ZERO, Limits.everybody(50));
  }

  @Test
  void more_than_a_fifth_crowded_costs_work() {
    assertFalse(Limits.needsWork(50, 10));
    assertTrue(Limits.needsWork(50, 11));
  }

  @Test
  void fewer_than_ten_claims_say_nothing() {
    assertFalse(Limits.needsWork(9, 9));
    assertTrue(Limits.needsWork(10, 3));
  }

  @Test
  void a_household_is_an_ipv4_address_or_a_64_of_ipv6() {
    assertNotEquals(Household.of("192.0.2.1"), Household.of("192.0.2.2"));
    assertEquals(Household.of("192.0.2.1"), Household.of("::ffff:192.0.2.1"));
    assertEquals(Household.of("2001:db8:1:2::1"), Household.of("2001:db8:1:2:ffff::9"));
    assertNotEquals(Household.of("2001:db8:1:2::1"), Household.of("2001:db8:1:3::1"));
  }
}
