package psw.rendezvous.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.MailboxRules;
import psw.wire.mailbox.Nameplate;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

class MailboxRowTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Secret inviter = Secret.create(RANDOM);
  private final Secret joiner = Secret.create(RANDOM);
  private final MailboxRow row =
      new MailboxRow(
          new Nameplate("4821"),
          BrokerId.of(new byte[] {1}),
          Household.of("192.0.2.1"),
          inviter,
          NOW);

  @Test
  void it_lives_for_ten_minutes() {
    Instant end = NOW.plus(MailboxRules.LIFE);
    assertEquals(Optional.empty(), row.ending(end.minusMillis(1)));
    assertEquals(Optional.of(Ending.EXPIRED), row.ending(end));
  }

  @Test
  void each_side_has_a_secret_of_its_own() {
    assertTrue(row.claim(joiner, NOW));
    assertEquals(Optional.of(Side.INVITER), row.side(inviter));
    assertEquals(Optional.of(Side.JOINER), row.side(joiner));
    assertEquals(Optional.empty(), row.side(Secret.create(RANDOM)));
  }

  @Test
  void the_second_claim_ends_it_as_crowded_and_lets_nobody_in() {
    Secret third = Secret.create(RANDOM);
    row.claim(joiner, NOW);
    assertFalse(row.claim(third, NOW));
    assertEquals(Optional.of(Ending.CROWDED), row.ending(NOW));
    assertEquals(Optional.empty(), row.side(third));
  }

  @Test
  void how_it_ended_stays_after_its_time() {
    row.end(Ending.TAMPERED, NOW);
    assertEquals(Optional.of(Ending.TAMPERED), row.ending(NOW.plus(MailboxRules.LIFE)));
  }

  @Test
  void a_secret_follows_from_what_is_asked_for_and_the_callers_own() throws BadValue {
    String key = Secret.create(RANDOM).text();
    assertEquals(Secret.following("join|4821", key), Secret.following("join|4821", key));
    assertNotEquals(Secret.following("join|4821", key), Secret.following("join|4822", key));
    assertNotEquals(key, Secret.following("join|4821", key).text());
  }

  @Test
  void a_callers_own_secret_has_128_bits() {
    for (String key : List.of("", "short", "x".repeat(22), "A".repeat(23))) {
      assertThrows(BadValue.class, () -> Secret.following("join|4821", key), key);
    }
  }

  @Test
  void a_secret_is_never_printed() {
    assertFalse(inviter.toString().contains(inviter.text()));
  }
}
