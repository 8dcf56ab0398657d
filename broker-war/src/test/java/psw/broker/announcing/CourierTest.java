package psw.broker.announcing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.broker.announcing.Outing.NOW;
import static psw.broker.announcing.Outing.TERM;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.wire.announcement.Known;
import psw.wire.announcement.Verdict;

class CourierTest {
  private Outing out;

  @BeforeEach
  void set_out() throws Exception {
    out = new Outing();
  }

  @AfterEach
  void come_home() throws Exception {
    out.end();
  }

  @Test
  void what_is_posted_arrives_and_is_noted_as_acknowledged() {
    out.bulletin.post(out.signed(100));
    await().until(() -> out.courier.standing().current());
    assertEquals(100, out.receiver().revision());
  }

  @Test
  void a_later_one_takes_the_place_of_what_did_not_get_through() throws Exception {
    out.receiver().pause(1);
    out.bulletin.post(out.signed(100));
    await().until(() -> out.courier.standing().fault().isPresent());
    assertEquals(Fault.Kind.TOO_MANY, out.courier.standing().fault().get().kind());
    out.bulletin.post(out.signed(101));
    await().until(() -> out.receiver().revision() == 101);
    assertEquals(1, out.receiver().verdicts().size());
  }

  @Test
  void a_lease_follows_after_a_third_of_the_term() {
    out.bulletin.post(out.signed(100));
    await().until(() -> out.receiver().revision() == 100);
    out.clock.moveTo(NOW.plus(TERM.dividedBy(3)));
    out.bulletin.stir();
    await().atMost(Duration.ofSeconds(8)).until(() -> out.receiver().verdicts().size() > 1);
    assertTrue(out.receiver().verdicts().get(1) instanceof Verdict.Renews);
    assertEquals(out.clock.instant().plus(TERM), out.receiver().known().orElseThrow().liveUntil());
  }

  @Test
  void a_rendez_vous_that_knows_a_higher_revision_is_passed() {
    Known higher = new Known(out.identity.key(), 500, "A".repeat(43), NOW.plus(TERM));
    out.receiver().remember(Optional.of(higher));
    out.signWhatIsWanted();
    out.bulletin.post(out.signed(100));
    await().until(() -> out.receiver().revision() == 501);
  }

  @Test
  void another_announcement_of_the_same_revision_is_passed() {
    out.receiver()
        .remember(Optional.of(new Known(out.identity.key(), 100, "A".repeat(43), NOW.plus(TERM))));
    out.signWhatIsWanted();
    out.bulletin.post(out.signed(100));
    await().until(() -> out.receiver().revision() == 101);
  }

  @Test
  void a_revision_that_nobody_would_believe_is_not_asked_for() {
    long far = NOW.plus(Duration.ofMinutes(6)).toEpochMilli();
    out.receiver()
        .remember(Optional.of(new Known(out.identity.key(), far, "A".repeat(43), NOW.plus(TERM))));
    out.bulletin.post(out.signed(100));
    await().until(() -> out.courier.standing().fault().isPresent());
    assertEquals(0, out.bulletin.wanted());
  }
}
