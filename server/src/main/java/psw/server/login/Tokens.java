package psw.server.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Optional;
import psw.server.settings.ServerKind;
import psw.server.settings.Settings;

/** The tokens that are good here: on a broker the owner's; a rendez-vous has none. */
@ApplicationScoped
public class Tokens {
  private final Settings settings;
  private volatile Optional<KeptToken> owners = Optional.empty();

  @Inject
  Tokens(Settings settings) {
    this.settings = settings;
  }

  /** For the container's proxy. */
  protected Tokens() {
    this.settings = null;
  }

  // at the start, not at the first use: the file must be there for whoever wants to use it
  void open(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (settings.kind() != ServerKind.BROKER) {
      return;
    }
    try {
      String text = CliToken.readOrCreate(settings.data(), new SecureRandom());
      Token token = new Token(TokenText.id(text).orElseThrow(), EnumSet.allOf(Scope.class));
      owners = Optional.of(new KeptToken(token, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The token that this text is, if it is a good one. */
  public Optional<Token> verify(String text) {
    return owners.filter(kept -> kept.is(text)).map(KeptToken::token);
  }
}
