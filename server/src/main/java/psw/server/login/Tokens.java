package psw.server.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Optional;
import psw.server.settings.ServerKind;
import psw.server.settings.Settings;

/**
 * The tokens that are good here: on a broker the owner's and those made; a rendez-vous has none.
 */
@ApplicationScoped
public class Tokens {
  private final Settings settings;
  private final Instance<MadeTokens> made;
  private volatile Optional<KeptToken> owners = Optional.empty();

  @Inject
  Tokens(Settings settings, Instance<MadeTokens> made) {
    this.settings = settings;
    this.made = made;
  }

  /** For the container's proxy. */
  protected Tokens() {
    this.settings = null;
    this.made = null;
  }

  // at the start, not at the first use: the file must be there for whoever wants to use it
  void open(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (settings.kind() != ServerKind.BROKER) {
      return;
    }
    try {
      String text = CliToken.readOrCreate(settings.data(), new SecureRandom());
      Token token = Token.owners(TokenText.id(text).orElseThrow());
      owners = Optional.of(new KeptToken(token, TokenText.hash(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The owner's own, which whoever is logged in acts with. */
  public Token owners() {
    return owners.map(KeptToken::token).orElseThrow();
  }

  /** The token that this text is, if it is a good one. */
  public Optional<Token> verify(String text) {
    Optional<Token> own = owners.filter(kept -> kept.is(text)).map(KeptToken::token);
    return own.isPresent() || !made.isResolvable() ? own : made.get().verify(text);
  }
}
