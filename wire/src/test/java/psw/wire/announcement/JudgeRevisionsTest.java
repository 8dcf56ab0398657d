package psw.wire.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static psw.wire.announcement.Judging.ANA;
import static psw.wire.announcement.Judging.NOW;
import static psw.wire.announcement.Judging.TERM;
import static psw.wire.announcement.Judging.announcement;
import static psw.wire.announcement.Judging.judge;
import static psw.wire.announcement.Judging.knownOf;
import static psw.wire.announcement.Judging.refusal;
import static psw.wire.announcement.Judging.rev;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which of two announcements counts. */
class JudgeRevisionsTest {
  @Test
  void a_higher_revision_replaces_a_lower_one() {
    Known known = knownOf(announcement(rev(NOW) - 1).sign(ANA));
    assertInstanceOf(Verdict.Replaces.class, judge(known, announcement(rev(NOW)).sign(ANA)));
  }

  @Test
  void the_same_bytes_again_change_nothing() {
    byte[] bytes = announcement(rev(NOW)).sign(ANA);
    assertInstanceOf(Verdict.Unchanged.class, judge(knownOf(bytes), bytes));
  }

  @Test
  void a_lower_revision_is_refused_and_told_the_known_one() {
    Known known = knownOf(announcement(rev(NOW)).sign(ANA));
    Verdict verdict = judge(known, announcement(rev(NOW) - 1).sign(ANA));
    assertEquals(
        new Verdict.Refused(Refusal.LOWER_REVISION, Optional.empty(), OptionalLong.of(rev(NOW))),
        verdict);
  }

  @Test
  void a_lower_revision_is_refused_also_after_the_known_one_expired() {
    Known known = new Known(ANA.key(), rev(NOW) + 1, "x", NOW.minusSeconds(9999));
    assertEquals(Refusal.LOWER_REVISION, refusal(known, announcement(rev(NOW)).sign(ANA)));
  }

  @Test
  void the_same_revision_with_other_bytes_is_equivocation() {
    Known known = knownOf(announcement(rev(NOW)).sign(ANA));
    byte[] other = announcement(rev(NOW), NOW, TERM, List.of()).sign(ANA);
    assertEquals(Refusal.EQUIVOCATION, refusal(known, other));
  }
}
