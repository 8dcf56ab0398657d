package psw.broker.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.server.login.Scope;
import psw.server.login.Token;
import psw.server.login.TokenText;
import psw.wire.value.ServiceName;

class TokenRowTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);
  private final String text = TokenText.create(new SecureRandom());
  private final TokenRow row =
      new TokenRow(text, new Wish(new ServiceName("box"), ALL, NOW.plus(Duration.ofDays(1))), NOW);

  @Test
  void it_is_good_until_its_end_and_not_at_it() {
    Token token = row.verify(text, NOW.plus(Duration.ofDays(1)).minusMillis(1)).orElseThrow();
    assertEquals(ALL, token.scopes());
    assertEquals(Optional.empty(), row.verify(text, NOW.plus(Duration.ofDays(1))));
  }

  @Test
  void all_its_scopes_do_not_make_it_the_owners() {
    assertFalse(row.verify(text, NOW).orElseThrow().isOwners());
  }

  @Test
  void another_secret_with_its_id_is_not_it() {
    String other = text.substring(0, 13) + "A".repeat(43);
    assertEquals(Optional.empty(), row.verify(other, NOW));
  }

  @Test
  void what_is_kept_and_shown_holds_no_secret() {
    assertFalse(row.toMade().toString().contains(text.substring(13)));
    assertFalse(new ApiTokens.Fresh(text, row.toMade()).toString().contains(text.substring(13)));
  }
}
