package psw.server.login;

import java.util.EnumSet;
import java.util.Set;

/**
 * A token that was shown and is good; its secret is not in here.
 *
 * @param id 8 characters, which may be stored and shown
 * @param scopes what it allows
 * @param isOwners whether it is the owner's own, which may change everybody's entries and make
 *     other tokens; all scopes together do not make one
 */
public record Token(String id, Set<Scope> scopes, boolean isOwners) {
  /** Copies the set in. */
  public Token {
    scopes = Set.copyOf(scopes);
  }

  /** One that was made for somebody. */
  public Token(String id, Set<Scope> scopes) {
    this(id, scopes, false);
  }

  static Token owners(String id) {
    return new Token(id, EnumSet.allOf(Scope.class), true);
  }

  /** Whether it allows this. */
  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }
}
