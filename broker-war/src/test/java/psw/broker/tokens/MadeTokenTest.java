package psw.broker.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.server.login.Scope;

class MadeTokenTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static MadeToken used(Optional<Instant> at) {
    return new MadeToken("abcdefgh", "box", EnumSet.allOf(Scope.class), NOW, NOW, at);
  }

  @Test
  void its_use_is_noted_once_an_hour() {
    assertTrue(used(Optional.empty()).isNotedAt(NOW));
    assertFalse(used(Optional.of(NOW)).isNotedAt(NOW.plusSeconds(3599)));
    assertTrue(used(Optional.of(NOW)).isNotedAt(NOW.plusSeconds(3600)));
  }

  @Test
  void its_scopes_are_told_in_one_order() {
    assertEquals(List.of("read", "services:write", "grants:write"), used(Optional.empty()).words());
  }
}
