package psw.server.login;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who sent the request that is being served. */
@RequestScoped
public class Caller {
  private Optional<Token> token = Optional.empty();

  /** The good token that came with it, if any. */
  public Optional<Token> token() {
    return token;
  }

  /** Whether it may do this. */
  public boolean may(Scope scope) {
    return token.filter(shown -> shown.allows(scope)).isPresent();
  }

  void showed(Token good) {
    token = Optional.of(good);
  }
}
