package psw.broker.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import psw.server.login.Scope;

/**
 * A token as it may be shown: without its secret.
 *
 * @param id 8 characters
 * @param name what its owner calls it
 * @param scopes what it allows
 * @param created when it was made
 * @param expires when it ends
 * @param used when it was last used, to the hour
 */
public record MadeToken(
    String id,
    String name,
    Set<Scope> scopes,
    Instant created,
    Instant expires,
    Optional<Instant> used) {
  private static final Duration COARSE = Duration.ofHours(1);

  /** Copies the set in. */
  public MadeToken {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it has ended. */
  public boolean isOverAt(Instant now) {
    return !now.isBefore(expires);
  }

  /** Whether its use is to be noted: once an hour, a use is no reason to write each time. */
  boolean isNotedAt(Instant now) {
    return used.isEmpty() || !now.isBefore(used.get().plus(COARSE));
  }

  /** The words of its scopes, in their own order. */
  public List<String> words() {
    return scopes.stream().sorted().map(Scope::toString).toList();
  }
}
