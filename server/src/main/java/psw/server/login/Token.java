package psw.server.login;

import java.util.Set;

/**
 * A token that was shown and is good; its secret is not in here.
 *
 * @param id 8 characters, which may be stored and shown
 * @param scopes what it allows
 */
public record Token(String id, Set<Scope> scopes) {
  /** Copies the set in. */
  public Token {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it allows this. */
  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }

  /** Whether it is the owner's own, which may change everybody's entries. */
  public boolean isOwners() {
    return scopes.size() == Scope.values().length;
  }
}
