package psw.wire.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static psw.wire.announcement.Judging.ANA;
import static psw.wire.announcement.Judging.EVE;
import static psw.wire.announcement.Judging.NOW;
import static psw.wire.announcement.Judging.TERM;
import static psw.wire.announcement.Judging.announcement;
import static psw.wire.announcement.Judging.judge;
import static psw.wire.announcement.Judging.refusal;
import static psw.wire.announcement.Judging.rev;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.wire.json.JsonObject;
import psw.wire.jws.Jws;

/** Who an announcement is of, and whether it is one. */
class JudgeTest {
  @Test
  void a_first_announcement_is_believed_as_it_was_signed() {
    Announcement said = announcement(rev(NOW));
    Verdict verdict = judge(null, said.sign(ANA));
    assertEquals(said, assertInstanceOf(Verdict.Replaces.class, verdict).announcement());
  }

  @Test
  void a_signature_by_another_key_is_refused() {
    byte[] ana = announcement(rev(NOW)).sign(ANA);
    String text = new String(ana, StandardCharsets.US_ASCII);
    byte[] forged =
        text.substring(0, text.length() - 86)
            .concat("A".repeat(86))
            .getBytes(StandardCharsets.US_ASCII);
    assertEquals(Refusal.SIGNATURE, refusal(null, forged));
  }

  @Test
  void an_announcement_signed_by_somebody_elses_key_is_refused() {
    assertEquals(Refusal.WRONG_ID, refusal(null, announcement(rev(NOW)).sign(EVE)));
  }

  @Test
  void an_id_that_is_not_the_hash_of_the_key_is_refused() {
    JsonObject payload =
        JsonObject.with("v", 1)
            .and("id", ANA.id().text())
            .and("key", EVE.key().text())
            .and("name", "ana")
            .and("rev", rev(NOW))
            .and("iat", NOW.getEpochSecond())
            .and("exp", NOW.plus(TERM).getEpochSecond())
            .build();
    assertEquals(Refusal.WRONG_ID, refusal(null, Jws.sign(Announcement.TYPE, payload, ANA)));
  }

  @Test
  void an_announcement_offered_under_another_id_is_refused() {
    Verdict verdict =
        Judge.judge(EVE.id(), Optional.empty(), announcement(rev(NOW)).sign(ANA), NOW);
    assertEquals(Refusal.WRONG_ID, assertInstanceOf(Verdict.Refused.class, verdict).why());
  }

  @Test
  void another_type_is_refused() {
    byte[] bytes = Jws.sign("psw-other+jws", JsonObject.with("v", 1).build(), ANA);
    assertEquals(Refusal.MALFORMED, refusal(null, bytes));
  }

  @Test
  void another_version_is_refused() {
    byte[] bytes = Jws.sign(Announcement.TYPE, JsonObject.with("v", 2).build(), ANA);
    assertEquals(Refusal.VERSION, refusal(null, bytes));
  }

  @Test
  void a_tombstone_with_services_is_refused() {
    Announcement a = announcement(rev(NOW));
    Announcement odd =
        new Announcement(
            a.id(),
            a.key(),
            a.name(),
            a.revision(),
            a.issued(),
            a.expires(),
            a.next(),
            true,
            a.addresses(),
            a.ssh(),
            a.gate(),
            a.tls(),
            a.services(),
            a.boxes());
    assertEquals(Refusal.MALFORMED, refusal(null, odd.sign(ANA)));
  }
}
