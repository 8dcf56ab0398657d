package psw.server.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tokens typed by people: as {@link Tokens}, but slower with every wrong one. */
@ApplicationScoped
class Attempts {
  private final Throttle throttle = new Throttle();

  @Inject private Tokens tokens;
  @Inject private Clock clock;

  Optional<Token> attempt(String text) {
    Instant now = clock.instant();
    if (!throttle.isOpen(now)) {
      return Optional.empty();
    }
    Optional<Token> good = tokens.verify(text.strip());
    if (good.isPresent()) {
      throttle.succeeded();
    } else {
      throttle.failed(now);
    }
    return good;
  }
}
