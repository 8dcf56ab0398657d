package psw.client.tunnel;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import psw.wire.value.Sha256;
import psw.wire.value.SshFingerprint;

/**
 * One line of a file of known hosts.
 *
 * @param names patterns with commas, or one hashed name
 * @param type as {@code ssh-ed25519}
 * @param key the public key's blob in Base64
 * @param revoked the key must not be used
 * @param line its number, from 1
 */
record KnownHost(String names, String type, String key, boolean revoked, int line) {
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final String REVOKED = "@revoked";
  private static final String HASHED = "|1|";

  /** Reads a line; empty for comments, other markers and what is malformed. */
  static Optional<KnownHost> parse(String text, int line) {
    boolean revoked = text.startsWith(REVOKED + " ") || text.startsWith(REVOKED + "\t");
    String rest = revoked ? text.substring(REVOKED.length()).strip() : text;
    String[] words = BLANKS.split(rest, 4);
    if (rest.isEmpty() || rest.startsWith("#") || rest.startsWith("@") || words.length < 3) {
      return Optional.empty();
    }
    try {
      String key = base64(Base64.getDecoder().decode(words[2]));
      return Optional.of(new KnownHost(words[0], words[1], key, revoked, line));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** A blob as {@link #key} holds it. */
  static String base64(byte[] blob) {
    return Base64.getEncoder().encodeToString(blob);
  }

  /** Whether this line is about a host; {@code name} in lower case, as {@code [host]:port}. */
  boolean matches(String name) {
    if (names.startsWith(HASHED)) {
      return matchesHash(name);
    }
    boolean found = false;
    for (String pattern : names.toLowerCase(java.util.Locale.ROOT).split(",", -1)) {
      boolean negated = pattern.startsWith("!");
      if (glob(negated ? pattern.substring(1) : pattern, name)) {
        if (negated) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  // |1|base64(salt)|base64(HMAC-SHA1(salt, name))
  private boolean matchesHash(String name) {
    String[] parts = names.substring(HASHED.length()).split("\\|", -1);
    if (parts.length != 2) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
      byte[] hash = mac.doFinal(name.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[1]));
    } catch (IllegalArgumentException | GeneralSecurityException malformed) {
      return false;
    }
  }

  private static boolean glob(String pattern, String name) {
    int star = -1;
    int resume = 0;
    int p = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Type and fingerprint, as {@code ssh-keygen -l} writes the latter. */
  static String describe(String type, byte[] key) {
    return type + " " + fingerprint(key);
  }

  static SshFingerprint fingerprint(byte[] key) {
    String hash = Base64.getEncoder().withoutPadding().encodeToString(Sha256.of(key));
    return new SshFingerprint("SHA256:" + hash);
  }

  @Override
  public String toString() {
    return describe(type, Base64.getDecoder().decode(key)) + ", line " + line;
  }
}
