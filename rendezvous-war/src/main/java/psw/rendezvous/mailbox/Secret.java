package psw.rendezvous.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.Sha256;

/**
 * What opens one side of a mailbox. It is kept as a hash alone.
 *
 * @param text 128 bits in base64url, 22 characters
 */
record Secret(String text) {
  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

  /** A new one. */
  static Secret create(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64Url.encode(bytes));
  }

  /**
   * The one that belongs to a caller's own secret, so that who asks again gets the same, although
   * only its hash is kept.
   *
   * @param what what is asked for
   * @param key 128 random bits of the caller, of the form of a secret; else part "Idempotency-Key"
   */
  static Secret following(String what, String key) throws BadValue {
    if (!FORM.matcher(key).matches()) {
      throw new BadValue("Idempotency-Key", BadValue.Reason.MALFORMED);
    }
    String all = "psw-mailbox-v1|" + what + '|' + key;
    byte[] hash = Sha256.of(all.getBytes(StandardCharsets.US_ASCII));
    return new Secret(Base64Url.encode(Arrays.copyOf(hash, BYTES)));
  }

  /** The secret in a header {@code Authorization}, if there is one of its form. */
  static Optional<Secret> read(Optional<String> authorization) {
    String scheme = "Bearer ";
    return authorization
        .filter(header -> header.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(header -> header.substring(scheme.length()).strip())
        .filter(text -> FORM.matcher(text).matches())
        .map(Secret::new);
  }

  /** SHA-256 in base64url. */
  String hash() {
    return Base64Url.encode(Sha256.of(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Whether this is the one with that hash; how long that takes tells nothing. */
  boolean hasHash(String kept) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), kept.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
