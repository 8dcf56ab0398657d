package psw.broker.announcing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.broker.announcing.Outing.NOW;
import static psw.broker.announcing.Outing.TERM;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.wire.announcement.Verdict;

/** What becomes of a registration while a rendez-vous is away. */
class CourierOutageTest {
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
  void a_rendez_vous_that_lost_everything_gets_a_new_announcement_instead_of_a_lease() {
    out.signWhatIsWanted();
    out.bulletin.post(out.signed(100));
    await().until(() -> out.receiver().revision() == 100);
    out.receiver().remember(Optional.empty());
    out.clock.moveTo(NOW.plus(TERM.dividedBy(3)));
    await().atMost(Duration.ofSeconds(12)).until(() -> out.receiver().revision() > 100);
  }

  @Test
  void what_lay_here_too_long_to_be_believed_is_signed_anew() {
    out.signWhatIsWanted();
    Signed old = out.signed(100);
    out.clock.moveTo(NOW.plus(Duration.ofHours(1)));
    out.bulletin.post(old);
    await().until(() -> out.receiver().revision() > 100);
    assertTrue(out.receiver().verdicts().get(0) instanceof Verdict.Refused);
  }

  @Test
  void a_rendez_vous_that_is_down_is_shown_and_tried_again() throws Exception {
    out.receiver().close();
    out.bulletin.post(out.signed(100));
    await().until(() -> out.courier.standing().fault().isPresent());
    assertEquals(Fault.Kind.NO_CONNECTION, out.courier.standing().fault().get().kind());
  }

  @Test
  void while_a_change_is_on_its_way_the_earlier_one_holds_for_its_term() throws Exception {
    out.bulletin.post(out.signed(100));
    await().until(() -> out.courier.standing().current());
    out.receiver().close();
    out.bulletin.post(out.signed(101));
    await().until(() -> out.courier.standing().fault().isPresent());
    assertFalse(out.courier.standing().current());
    assertTrue(out.courier.standing().holds());
    out.clock.moveTo(NOW.plus(TERM));
    assertFalse(out.courier.standing().holds());
  }

  @Test
  void one_that_was_never_connected_to_is_untouched() throws Exception {
    out.receiver().close();
    out.bulletin.post(out.signed(100));
    await().until(() -> out.courier.standing().fault().isPresent());
    assertTrue(out.courier.isUntouched());
    out.reopen();
    await().until(() -> out.courier.standing().current());
    assertFalse(out.courier.isUntouched());
  }

  @Test
  void what_was_posted_an_hour_before_the_rendez_vous_came_back_arrives() throws Exception {
    out.receiver().close();
    out.signWhatIsWanted();
    out.bulletin.post(out.signed(100));
    await().until(() -> out.courier.standing().fault().isPresent());
    out.clock.moveTo(NOW.plus(Duration.ofHours(1)));
    out.reopen();
    await().until(() -> out.courier.standing().current());
    assertTrue(out.receiver().revision() > 100, "signed anew, since what was posted is over");
    assertEquals(out.clock.instant().plus(TERM), out.receiver().known().orElseThrow().liveUntil());
  }

  @Test
  void one_that_was_away_for_an_hour_and_forgot_nothing_is_told_by_a_lease() throws Exception {
    out.bulletin.post(out.signed(100));
    await().until(() -> out.courier.standing().current());
    out.receiver().close();
    out.clock.moveTo(NOW.plus(Duration.ofHours(1)));
    await().until(() -> out.courier.standing().fault().isPresent());
    out.reopen();
    await().until(() -> out.courier.standing().fault().isEmpty());
    assertEquals(100, out.receiver().revision());
    assertEquals(out.clock.instant().plus(TERM), out.receiver().known().orElseThrow().liveUntil());
  }
}
