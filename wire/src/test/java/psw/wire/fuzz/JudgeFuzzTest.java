package psw.wire.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Known;
import psw.wire.announcement.Lease;
import psw.wire.announcement.Verdict;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.jws.Jws;
import psw.wire.value.BadValue;
import psw.wire.vectors.Vector;
import psw.wire.vectors.Vectors;

class JudgeFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Identity ANA = ana();

  // always the same key, so that an input says the same today and tomorrow
  private static Identity ana() {
    try {
      return Identity.fromPkcs8(
          Base64.getDecoder()
              .decode("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"));
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  static Stream<byte[]> messages() {
    return some(JwsFuzzTest.messages());
  }

  // each costs a signature checked by instrumented code, and the vectors have been judged elsewhere
  private static Stream<byte[]> some(Stream<byte[]> all) {
    List<byte[]> inputs = all.toList();
    return IntStream.range(0, inputs.size() / 8).mapToObj(i -> inputs.get(i * 8));
  }

  @MethodSource("messages")
  @FuzzTest(maxDuration = "3m")
  void no_bytes_are_anas_but_hers(byte[] input) {
    assertInstanceOf(
        Verdict.Refused.class, Judge.judge(ANA.id(), Optional.of(known()), input, NOW));
  }

  /** Payloads of the vectors, as if ana had said them. */
  static Stream<byte[]> payloads() {
    Vector first = Vectors.fixed().get(0);
    String key = ((Verdict.Replaces) first.judged()).announcement().key().text();
    return some(JsonFuzzTest.payloads())
        .map(payload -> new String(payload, StandardCharsets.UTF_8))
        .map(said -> said.replace(first.subject().text(), ANA.id().text()))
        .map(said -> said.replace(key, ANA.key().text()).getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("payloads")
  @FuzzTest(maxDuration = "3m")
  void what_ana_says_is_refused_or_said_and_read_the_same(byte[] input) {
    Optional<JsonObject> payload = object(input);
    if (payload.isPresent()
        && Judge.judge(
                ANA.id(), Optional.empty(), Jws.sign(Announcement.TYPE, payload.get(), ANA), NOW)
            instanceof Verdict.Replaces replaces) {
      byte[] again = replaces.announcement().sign(ANA);
      assertEquals(again.length, replaces.announcement().signedLength());
      Verdict second = Judge.judge(ANA.id(), Optional.empty(), again, NOW);
      assertEquals(
          replaces.announcement(), assertInstanceOf(Verdict.Replaces.class, second).announcement());
    }
  }

  @MethodSource("payloads")
  @FuzzTest(maxDuration = "3m")
  void what_ana_leases_is_refused_or_hers_and_never_longer_than_an_hour(byte[] input) {
    Optional<JsonObject> payload = object(input);
    if (payload.isPresent()
        && Judge.judge(
                ANA.id(), Optional.of(known()), Jws.sign(Lease.TYPE, payload.get(), ANA), NOW)
            instanceof Verdict.Renews renews) {
      Duration longest = Judge.AHEAD.plus(Judge.LONGEST_TERM);
      assertEquals(known().sha256(), renews.known().sha256());
      assertEquals(1, NOW.plus(longest).compareTo(renews.known().liveUntil().minusSeconds(1)));
    }
  }

  private static Known known() {
    return new Known(ANA.key(), NOW.toEpochMilli(), "A".repeat(43), NOW.plusSeconds(9));
  }

  private static Optional<JsonObject> object(byte[] input) {
    try {
      return Optional.of(Json.parseObject(input, JsonLimits.ANNOUNCEMENT));
    } catch (BadValue refused) {
      return Optional.empty();
    }
  }
}
