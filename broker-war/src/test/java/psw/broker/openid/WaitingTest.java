package psw.broker.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofMinutes(10));

  private final Waiting waiting = new Waiting();

  private Pending begun(String network) {
    Pending pending = Pending.begin(new SecureRandom(), "https://b.example/back", false, END);
    waiting.put(pending, network, NOW);
    return pending;
  }

  private Optional<Pending> taken(Pending pending) {
    return waiting.take(pending.state(), pending.browser(), false, NOW);
  }

  @Test
  void a_login_goes_on_in_the_browser_that_began_it() {
    Pending pending = begun("here");
    assertEquals(Optional.of(pending), taken(pending));
  }

  @Test
  void an_answer_counts_once() {
    Pending pending = begun("here");
    taken(pending);
    assertEquals(Optional.empty(), taken(pending));
  }

  @Test
  void a_state_that_nobody_began_is_none() {
    Pending pending = begun("here");
    assertEquals(Optional.empty(), waiting.take("", pending.browser(), false, NOW));
    assertEquals(Optional.empty(), waiting.take("other", pending.browser(), false, NOW));
  }

  @Test
  void another_browser_does_not_go_on_with_it_nor_end_it() {
    Pending pending = begun("here");
    Pending other = begun("here");
    assertEquals(Optional.empty(), waiting.take(pending.state(), other.browser(), false, NOW));
    assertEquals(Optional.empty(), waiting.take(pending.state(), "", false, NOW));
    assertEquals(Optional.of(pending), taken(pending));
  }

  @Test
  void it_does_not_go_on_at_another_place() {
    Pending pending = begun("here");
    assertEquals(Optional.empty(), waiting.take(pending.state(), pending.browser(), true, NOW));
  }

  @Test
  void it_is_over_after_ten_minutes() {
    Pending pending = begun("here");
    assertEquals(Optional.empty(), waiting.take(pending.state(), pending.browser(), false, END));
  }

  @Test
  void who_begins_many_loses_his_own_oldest_and_no_other_s() {
    Pending mine = begun("here");
    List<Pending> many = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      many.add(begun("there"));
    }
    assertEquals(Optional.empty(), taken(many.get(0)));
    assertEquals(Optional.of(many.get(1)), taken(many.get(1)));
    assertEquals(Optional.of(mine), taken(mine));
  }

  @Test
  void none_of_its_secrets_shows() {
    Pending pending = begun("here");
    for (String secret :
        List.of(pending.state(), pending.browser(), pending.nonce(), pending.verifier())) {
      assertEquals(43, secret.length());
      assertFalse(pending.toString().contains(secret));
    }
  }
}
