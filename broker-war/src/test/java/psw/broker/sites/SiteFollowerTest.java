package psw.broker.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.announcement.Announcement;
import psw.wire.jws.Identity;
import psw.wire.value.Label;

class SiteFollowerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Identity ANA = Identity.create(new SecureRandom());

  private static byte[] announcement(Duration term) {
    return new Announcement(
            ANA.id(),
            ANA.key(),
            new Label("ana"),
            1,
            NOW,
            NOW.plus(term),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of())
        .sign(ANA);
  }

  @ParameterizedTest
  @CsvSource({"60, 20", "900, 60", "3600, 60", "12, 4", "1, 3"})
  void a_site_is_asked_again_after_a_third_of_its_term_and_a_minute_at_most(long term, long pause) {
    assertEquals(
        Duration.ofSeconds(pause), SiteFollower.pause(announcement(Duration.ofSeconds(term))));
  }

  @Test
  void what_cannot_be_read_is_asked_for_again_after_a_minute() {
    assertEquals(
        Duration.ofMinutes(1), SiteFollower.pause("x".getBytes(StandardCharsets.US_ASCII)));
  }
}
