package psw.server.login;

import java.security.MessageDigest;

/** A token as it is remembered: its secret as a hash alone. */
public final class KeptToken {
  private final Token token;
  private final byte[] hash;

  /**
   * Remembers one.
   *
   * @param hash of its text, as {@link TokenText#hash} makes it
   */
  public KeptToken(Token token, byte[] hash) {
    this.token = token;
    this.hash = hash.clone();
  }

  /** The token. */
  public Token token() {
    return token;
  }

  /** Whether this text is the token; how long that takes tells nothing. */
  public boolean is(String text) {
    return MessageDigest.isEqual(hash, TokenText.hash(text));
  }
}
