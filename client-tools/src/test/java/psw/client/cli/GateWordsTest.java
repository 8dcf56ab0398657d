package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.gate.receive.Outcome;
import psw.gate.receive.Outcome.Kind;

class GateWordsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static String of(Kind kind) {
    InetAddress here = InetAddress.getLoopbackAddress();
    return GateWords.of(new Outcome(kind, "AQIDBAUGBwg", Optional.empty(), here), NOW);
  }

  @Test
  void who_may_have_been_had_is_told_from_who_was() {
    assertTrue(of(Kind.REPLAY).endsWith("it was had already, or an older one"));
    assertTrue(
        of(Kind.FORGOTTEN).endsWith("older than what is remembered, so it may have been had"));
  }

  @Test
  void a_memory_that_is_ahead_is_removed_where_the_clock_is_right() {
    Path last = Path.of("/var/lib/psw-gate/last");
    assertTrue(GateWords.ahead(last, NOW).contains("up to 2026-11-28T12:00:00Z, ahead of"));
    assertEquals(
        "if it is right: systemctl stop psw-gate; rm /var/lib/psw-gate/last; systemctl start"
            + " psw-gate",
        GateWords.aheadHints(last).get(1));
  }
}
