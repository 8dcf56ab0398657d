package psw.server.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a token: {@code psw_}, 8 characters of id, {@code _}, 43 of secret (256 bits). */
public final class TokenText {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Pattern FORM = Pattern.compile("psw_([A-Za-z0-9]{8})_[A-Za-z0-9]{43}");

  private TokenText() {}

  /** A fresh one; to be told once, and kept as its hash. */
  public static String create(SecureRandom random) {
    return "psw_" + letters(8, random) + '_' + letters(43, random);
  }

  private static String letters(int count, SecureRandom random) {
    StringBuilder out = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return out.toString();
  }

  /** The id within a token of this form. */
  public static Optional<String> id(String token) {
    Matcher form = FORM.matcher(token);
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }

  /** SHA-256. */
  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
