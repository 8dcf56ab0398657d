package psw.server.login;

import java.security.MessageDigest;

/** A token as it is remembered: its secret as a hash alone. */
final class KeptToken {
  private final Token token;
  private final byte[] hash;

  KeptToken(Token token, String text) {
    this.token = token;
    this.hash = TokenText.hash(text);
  }

  Token token() {
    return token;
  }

  /** Whether this text is the token; how long that takes tells nothing. */
  boolean is(String text) {
    return MessageDigest.isEqual(hash, TokenText.hash(text));
  }
}
