package psw.wire.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.jws.Jws;
import psw.wire.value.BadValue;

class RequestTest {
  private static final Identity ANA = Identity.create(new SecureRandom());
  private static final Identity EVE = Identity.create(new SecureRandom());
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final long REV = NOW.toEpochMilli();
  private static final byte[] BODY = "{\"name\":\"chat\"}".getBytes(StandardCharsets.UTF_8);

  private static byte[] proof() {
    return Request.sign(ANA, "POST", "/api/services", BODY, REV, NOW);
  }

  private static Verdict judge(byte[] proof, OptionalLong known, Instant now) throws BadValue {
    return Request.parse(proof).judge(known, "POST", "/api/services", BODY, now);
  }

  private static Refusal refusal(Verdict verdict) {
    return assertInstanceOf(Verdict.Refused.class, verdict).why();
  }

  /** Ana's proof with one claim in another way. */
  private static byte[] with(String claim, String json, Identity signer) throws BadValue {
    JsonObject claims = Jws.parse(proof(), JsonLimits.BODY).payload();
    Map<String, Object> members = new LinkedHashMap<>(claims.members());
    Object value =
        Json.parseObject(("{\"x\":" + json + '}').getBytes(StandardCharsets.UTF_8), JsonLimits.BODY)
            .members()
            .get("x");
    members.put(claim, value);
    return Jws.sign(Request.TYPE, new JsonObject(members), signer);
  }

  @Test
  void a_proof_proves_its_request() throws BadValue {
    assertEquals(
        new Verdict.Accepted(ANA.id(), ANA.key(), REV),
        judge(proof(), OptionalLong.of(REV - 1), NOW));
  }

  @Test
  void a_first_proof_needs_no_known_revision() throws BadValue {
    assertInstanceOf(Verdict.Accepted.class, judge(proof(), OptionalLong.empty(), NOW));
  }

  @Test
  void a_proof_is_good_for_60_seconds() throws BadValue {
    assertInstanceOf(
        Verdict.Accepted.class, judge(proof(), OptionalLong.empty(), NOW.plusSeconds(60)));
  }

  @Test
  void a_proof_is_not_good_after_60_seconds() throws BadValue {
    assertEquals(
        Refusal.EXPIRED, refusal(judge(proof(), OptionalLong.empty(), NOW.plusMillis(60_001))));
  }

  @Test
  void a_clock_may_run_60_seconds_ahead() throws BadValue {
    assertInstanceOf(
        Verdict.Accepted.class, judge(proof(), OptionalLong.empty(), NOW.minusSeconds(60)));
  }

  @Test
  void a_proof_from_further_ahead_is_refused() throws BadValue {
    byte[] proof = Request.sign(ANA, "POST", "/api/services", BODY, 1, NOW);
    assertEquals(
        Refusal.TOO_FAR_AHEAD, refusal(judge(proof, OptionalLong.empty(), NOW.minusSeconds(61))));
  }

  @Test
  void a_revision_from_the_future_is_refused() throws BadValue {
    byte[] proof = Request.sign(ANA, "POST", "/api/services", BODY, REV + 60_001, NOW);
    assertEquals(Refusal.TOO_FAR_AHEAD, refusal(judge(proof, OptionalLong.empty(), NOW)));
  }

  @Test
  void a_proof_is_good_once() throws BadValue {
    assertEquals(Refusal.USED, refusal(judge(proof(), OptionalLong.of(REV), NOW)));
  }

  @Test
  void a_proof_of_before_another_is_refused() throws BadValue {
    assertEquals(Refusal.USED, refusal(judge(proof(), OptionalLong.of(REV + 1), NOW)));
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/services",
    "post, /api/services",
    "POST, /api/services/",
    "POST, /api/services/1"
  })
  void another_request_is_not_proven(String method, String path) throws BadValue {
    assertEquals(
        Refusal.OTHER_REQUEST,
        refusal(Request.parse(proof()).judge(OptionalLong.empty(), method, path, BODY, NOW)));
  }

  @Test
  void another_body_is_not_proven() throws BadValue {
    Verdict verdict =
        Request.parse(proof())
            .judge(OptionalLong.empty(), "POST", "/api/services", new byte[0], NOW);
    assertEquals(Refusal.OTHER_BODY, refusal(verdict));
  }

  @Test
  void nobody_else_can_sign_it() throws BadValue {
    byte[] compact = proof();
    byte[] eves = Jws.sign(Request.TYPE, Jws.parse(compact, JsonLimits.BODY).payload(), EVE);
    assertEquals("id", assertThrows(BadValue.class, () -> Request.parse(eves)).part());
  }

  @Test
  void every_changed_bit_is_noticed() {
    byte[] compact = proof();
    for (int bit = 0; bit < compact.length * 8; bit++) {
      byte[] changed = compact.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        assertInstanceOf(
            Verdict.Refused.class, judge(changed, OptionalLong.empty(), NOW), "bit " + bit);
      } catch (BadValue e) {
        assertTrue(e.part().length() > 0);
      }
    }
  }

  @Test
  void a_changed_signature_is_told_as_such() throws BadValue {
    byte[] changed = proof();
    int at = changed.length - 10;
    // another character of base64url, whichever it is
    changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
    assertEquals(Refusal.SIGNATURE, refusal(judge(changed, OptionalLong.empty(), NOW)));
  }

  @Test
  void a_lease_or_an_announcement_is_no_proof() throws BadValue {
    byte[] other = Jws.sign("psw-lease+jws", Jws.parse(proof(), JsonLimits.BODY).payload(), ANA);
    assertEquals("typ", assertThrows(BadValue.class, () -> Request.parse(other)).part());
  }

  @Test
  void anothers_key_does_not_make_the_id() throws BadValue {
    byte[] other = with("key", '"' + EVE.key().text() + '"', ANA);
    assertEquals("id", assertThrows(BadValue.class, () -> Request.parse(other)).part());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method | 'null'",
        "method | '\"post\"'",
        "method | '\"POST \"'",
        "path | '\"api\"'",
        "path | '\"/a?b\"'",
        "path | '\"/a b\"'",
        "body | '\"AAAA\"'",
        "body | '7'",
        "rev | '0'",
        "rev | '-1'",
        "rev | '1.5'",
        "rev | '99999999999999999999'",
        "rev | '9223372036854775807'",
        "iat | '-1'",
        "iat | '1e9'",
        "iat | '9223372036854775807'",
        "id | '\"ana\"'",
        "key | '\"AAAA\"'"
      })
  void a_claim_that_cannot_be_is_refused(String claim, String json) throws BadValue {
    byte[] proof = with(claim, json, ANA);
    assertEquals(claim, assertThrows(BadValue.class, () -> Request.parse(proof)).part());
  }

  @Test
  void more_than_4096_bytes_are_refused() {
    byte[] long4097 = new byte[4097];
    Arrays.fill(long4097, (byte) 'a');
    BadValue refusal = assertThrows(BadValue.class, () -> Request.parse(long4097));
    assertEquals(BadValue.Reason.TOO_LONG, refusal.reason());
  }
}
