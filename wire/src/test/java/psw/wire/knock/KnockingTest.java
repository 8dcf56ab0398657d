package psw.wire.knock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.knock.Knocking.Verdict;

class KnockingTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(3600);
  private static final String HERE = "192.0.2.7";

  private static Knock knock(long aheadMillis, String source) throws Exception {
    return new Knock(
        NOW.plusMillis(aheadMillis), Optional.of(InetAddress.getByName(source)), "00".repeat(16));
  }

  private static Verdict judge(Knock knock, Instant last, Instant until) throws Exception {
    InetAddress from = InetAddress.getByName(HERE);
    return Knocking.judge(knock, from, last, until, SourceRule.STRICT, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "0, OPEN",
    "60000, OPEN",
    "-60000, OPEN",
    "60001, CLOCK",
    "-60001, CLOCK",
    "61000, CLOCK"
  })
  void a_clock_may_be_a_minute_from_ours_either_way(long ahead, Verdict verdict) throws Exception {
    assertEquals(verdict, judge(knock(ahead, HERE), Instant.EPOCH, LATER));
  }

  @ParameterizedTest
  @CsvSource({"-1, OPEN", "0, REPLAY", "1, REPLAY"})
  void a_time_that_was_had_is_a_replay(long last, Verdict verdict) throws Exception {
    assertEquals(verdict, judge(knock(0, HERE), NOW.plusMillis(last), LATER));
  }

  @ParameterizedTest
  @CsvSource({"1, OPEN", "0, NO_GRANT", "-1, NO_GRANT"})
  void it_counts_until_the_last_grant_ends(long left, Verdict verdict) throws Exception {
    assertEquals(verdict, judge(knock(0, HERE), Instant.EPOCH, NOW.plusMillis(left)));
  }

  @Test
  void one_that_claims_no_address_is_not_let_in() throws Exception {
    Knock silent = new Knock(NOW, Optional.empty(), "00".repeat(16));
    assertEquals(Verdict.SOURCE, judge(silent, Instant.EPOCH, LATER));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, STRICT, OPEN",
    "192.0.2.8, 192.0.2.7, STRICT, SOURCE",
    "192.0.2.8, 192.0.2.7, NETWORK, OPEN",
    "192.0.3.7, 192.0.2.7, NETWORK, SOURCE",
    "2001:db8::1, 2001:db8::1, STRICT, OPEN",
    "2001:db8::1, 2001:db8::2, STRICT, SOURCE",
    "2001:db8::1, 2001:db8::ffff:2, NETWORK, OPEN",
    "2001:db8::1, 2001:db8:0:1::1, NETWORK, SOURCE",
    "2001:db8::1, 192.0.2.7, NETWORK, SOURCE"
  })
  void it_must_come_from_where_it_says(
      String claimed, String from, SourceRule rule, Verdict verdict) throws Exception {
    InetAddress source = InetAddress.getByName(from);
    assertEquals(
        verdict, Knocking.judge(knock(0, claimed), source, Instant.EPOCH, LATER, rule, NOW));
  }
}
