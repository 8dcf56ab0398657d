package psw.broker.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.broker.audit.By;
import psw.pairing.mailbox.Rendezvous;
import psw.pairing.run.Form;
import psw.pairing.run.Reason;
import psw.pairing.run.Run;
import psw.wire.jws.Identity;
import psw.wire.pairing.Code;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.BadValue;
import psw.wire.value.Label;

class AttemptsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Identity ME = Identity.create(new SecureRandom());

  private final Attempts attempts = new Attempts();

  /** Keeps nothing. */
  private static final class Nowhere extends Ledger {
    @Override
    void ended(Optional<Reason> failure, Optional<Code> code, By by) {}
  }

  private static Attempt attempt(String id) {
    try {
      Introduction self =
          Introduction.of(
              ME, Introduction.Kind.SITE, new Label("ana"), Optional.empty(), Optional.empty());
      Rendezvous at = Rendezvous.parse("https://rv.example:9443");
      KnockLeave ours =
          new KnockLeave("AAECAwQFBgc", "A".repeat(43), KnockLeave.Mode.SPA, List.of());
      return new Attempt(
          new Attempt.Terms(id, By.BROKER, Optional.empty(), ours, Optional.empty()),
          Run.invite(at, Form.WORDS, ME, self, CLOCK),
          new Nowhere(),
          CLOCK);
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  private static Attempt over(String id) {
    Attempt attempt = attempt(id);
    attempt.cancel();
    attempt.walk(); // asks nobody: it was given up before
    return attempt;
  }

  @Test
  void eight_are_under_way_at_most() {
    for (int i = 0; i < 8; i++) {
      assertTrue(attempts.admit(attempt("run " + i), NOW));
    }
    assertFalse(attempts.admit(attempt("ninth"), NOW));
    assertEquals(Optional.empty(), attempts.find("ninth", NOW));
  }

  @Test
  void those_that_are_over_do_not_count() {
    for (int i = 0; i < 20; i++) {
      assertTrue(attempts.admit(over("run " + i), NOW));
    }
    assertEquals(List.of(), attempts.running());
  }

  @Test
  void one_that_is_over_is_remembered_for_ten_minutes() {
    attempts.admit(over("old"), NOW);
    Instant then = NOW.plus(Duration.ofMinutes(10));
    assertTrue(attempts.find("old", then).isPresent());
    assertFalse(attempts.find("old", then.plusMillis(1)).isPresent());
  }

  @Test
  void one_that_is_under_way_is_never_forgotten() {
    attempts.admit(attempt("slow"), NOW);
    assertTrue(attempts.find("slow", NOW.plus(Duration.ofDays(1))).isPresent());
  }

  @Test
  void of_very_many_the_oldest_that_is_over_is_forgotten_first() {
    attempts.admit(attempt("slow"), NOW);
    for (int i = 0; i < Attempts.REMEMBERED; i++) {
      attempts.admit(over("run " + i), NOW);
    }
    assertTrue(attempts.find("slow", NOW).isPresent());
    assertFalse(attempts.find("run 0", NOW).isPresent());
    assertTrue(attempts.find("run 255", NOW).isPresent());
  }

  @Test
  void who_was_given_up_is_told_so_and_shows_no_code() {
    Attempt attempt = over("x");
    assertEquals(
        "{\"id\":\"x\",\"state\":\"failed\",\"reason\":\"cancelled\"}",
        SeenView.of(attempt.seen()).toString());
  }
}
