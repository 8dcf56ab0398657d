package psw.broker.announcing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.broker.announcing.Outing.NOW;
import static psw.broker.announcing.Outing.TERM;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.wire.announcement.Verdict;

/** A site sees what a rendez-vous makes of what it acknowledged. */
class WatchTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private Outing out;
  private Instant now = NOW;

  @BeforeEach
  void set_out() throws Exception {
    out = new Outing();
    out.bulletin.post(out.signed(100));
    await().atMost(SOON).until(() -> out.courier.standing().current());
  }

  @AfterEach
  void come_home() throws Exception {
    out.end();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    out.clock.moveTo(now);
    out.bulletin.stir();
  }

  private void looked(int times) {
    for (int i = 1; i <= times; i++) {
      int seen = i;
      pass(Duration.ofSeconds(3));
      await().atMost(SOON).until(() -> out.receiver().looks() >= seen);
    }
  }

  private void becomes(Shown shown) {
    await().atMost(SOON).until(() -> out.courier.standing().shown() == shown);
  }

  @Test
  void one_that_shows_what_it_took_is_not_complained_of() {
    out.receiver().show(Optional.of(out.bulletin.current().orElseThrow().bytes()));
    looked(1);
    assertEquals(Shown.ALL, out.courier.standing().shown());
    assertEquals(Optional.empty(), out.courier.standing().complaint());
  }

  @Test
  void one_that_shows_nothing_withholds() {
    out.receiver().show(Optional.empty());
    looked(2);
    becomes(Shown.WITHHOLDS);
  }

  @Test
  void one_that_shows_an_older_announcement_lags_until_it_shows_the_right_one() {
    out.receiver().show(Optional.of(out.signed(99).bytes()));
    looked(2);
    becomes(Shown.LAGS);
    out.receiver().show(Optional.of(out.bulletin.current().orElseThrow().bytes()));
    pass(TERM.dividedBy(3));
    becomes(Shown.ALL);
  }

  @Test
  void one_odd_look_is_not_enough() {
    out.receiver().show(Optional.empty());
    looked(1);
    assertEquals(Shown.ALL, out.courier.standing().shown());
  }

  @Test
  void one_that_hides_the_leases_of_what_is_nearly_over_lags() {
    pass(TERM.multipliedBy(2).dividedBy(3));
    await()
        .atMost(SOON)
        .until(() -> out.receiver().verdicts().stream().anyMatch(Verdict.Renews.class::isInstance));
    out.receiver().hideLease();
    looked(2);
    becomes(Shown.LAGS);
  }
}
