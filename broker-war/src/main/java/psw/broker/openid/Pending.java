package psw.broker.openid;

import java.security.SecureRandom;
import java.time.Instant;
import psw.wire.value.Base64Url;

/**
 * A login that was begun: each of its secrets has 256 random bits.
 *
 * @param state by which the answer is known again (RFC 6749, 10.12)
 * @param browser what the browser of this login holds in a cookie
 * @param nonce what the ID token repeats
 * @param verifier what the code is taken with (RFC 7636)
 * @param redirect where the provider sends the browser
 * @param near whether it was begun at this machine
 * @param until when it is over
 */
record Pending(
    String state,
    String browser,
    String nonce,
    String verifier,
    String redirect,
    boolean near,
    Instant until) {
  private static final int BYTES = 32;

  static Pending begin(SecureRandom random, String redirect, boolean near, Instant until) {
    return new Pending(
        fresh(random), fresh(random), fresh(random), fresh(random), redirect, near, until);
  }

  private static String fresh(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64Url.encode(bytes);
  }

  /** None of its secrets. */
  @Override
  public String toString() {
    return "a login until " + until;
  }
}
