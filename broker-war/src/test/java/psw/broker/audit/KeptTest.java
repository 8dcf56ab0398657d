package psw.broker.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void it_reaches_back_four_hundred_days() {
    assertEquals(Instant.parse("2025-10-19T12:00:00Z"), Kept.since(NOW));
  }
}
