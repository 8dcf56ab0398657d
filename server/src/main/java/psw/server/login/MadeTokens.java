package psw.server.login;

import java.util.Optional;

/** The tokens that the owner made; a broker provides a bean of this, a rendez-vous none. */
public interface MadeTokens {
  /** The token that this text is, if it is good now. */
  Optional<Token> verify(String text);
}
