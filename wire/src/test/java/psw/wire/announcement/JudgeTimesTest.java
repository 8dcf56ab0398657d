package psw.wire.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static psw.wire.announcement.Judging.ANA;
import static psw.wire.announcement.Judging.NOW;
import static psw.wire.announcement.Judging.TERM;
import static psw.wire.announcement.Judging.announcement;
import static psw.wire.announcement.Judging.judge;
import static psw.wire.announcement.Judging.refusal;
import static psw.wire.announcement.Judging.rev;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an announcement counts. */
class JudgeTimesTest {
  @Test
  void an_announcement_is_over_at_its_expiry() {
    byte[] bytes = announcement(rev(NOW), NOW.minus(TERM), TERM, List.of()).sign(ANA);
    assertEquals(Refusal.EXPIRED, refusal(null, bytes));
  }

  @Test
  void an_announcement_holds_until_a_second_before_its_expiry() {
    byte[] bytes =
        announcement(rev(NOW), NOW.minus(TERM).plusSeconds(1), TERM, List.of()).sign(ANA);
    assertInstanceOf(Verdict.Replaces.class, judge(null, bytes));
  }

  @Test
  void one_signed_five_minutes_ahead_is_believed() {
    byte[] bytes = announcement(rev(NOW), NOW.plus(Judge.AHEAD), TERM, List.of()).sign(ANA);
    assertInstanceOf(Verdict.Replaces.class, judge(null, bytes));
  }

  @Test
  void one_signed_further_ahead_is_refused() {
    byte[] bytes =
        announcement(rev(NOW), NOW.plus(Judge.AHEAD).plusSeconds(1), TERM, List.of()).sign(ANA);
    assertEquals(Refusal.TOO_FAR_AHEAD, refusal(null, bytes));
  }

  @Test
  void a_revision_too_far_ahead_is_refused() {
    assertEquals(
        Refusal.TOO_FAR_AHEAD,
        refusal(null, announcement(rev(NOW.plus(Judge.AHEAD)) + 1).sign(ANA)));
  }

  @Test
  void a_term_of_more_than_an_hour_is_refused() {
    byte[] bytes = announcement(rev(NOW), NOW, Duration.ofSeconds(3601), List.of()).sign(ANA);
    assertEquals(Refusal.TERM, refusal(null, bytes));
  }

  @Test
  void an_empty_term_is_refused() {
    assertEquals(
        Refusal.TERM,
        refusal(null, announcement(rev(NOW), NOW, Duration.ZERO, List.of()).sign(ANA)));
  }
}
