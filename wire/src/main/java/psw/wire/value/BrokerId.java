package psw.wire.value;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;

/**
 * Who a broker is: the first 160 bits of SHA-256("psw-id-v1" ‖ its raw Ed25519 key), in lower-case
 * base32 (RFC 4648), eight groups of four joined by hyphens. Two ids are compared whole.
 *
 * @param text 39 characters, as {@code cjkm-no2t-iakb-fxz7-ft5c-kwud-dm72-otqa}
 */
public record BrokerId(String text) implements Comparable<BrokerId> {
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{4}(-[a-z2-7]{4}){7}");

  /** Refuses, as a programming error, what {@link #parse} refuses as input. */
  public BrokerId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no broker id");
    }
  }

  /** Reads an id in its one form. */
  public static BrokerId parse(String text) throws BadValue {
    if (!FORM.matcher(text).matches()) {
      throw new BadValue("id", BadValue.Reason.MALFORMED);
    }
    return new BrokerId(text);
  }

  /** The id of the owner of a raw Ed25519 public key of 32 bytes. */
  public static BrokerId of(byte[] rawKey) {
    byte[] hash = Sha256.of("psw-id-v1".getBytes(StandardCharsets.US_ASCII), rawKey);
    String letters = Base32.toBase32String(hash, 0, 20).toLowerCase(java.util.Locale.ROOT);
    return new BrokerId(letters.replaceAll("(.{4})(?=.)", "$1-"));
  }

  @Override
  public int compareTo(BrokerId other) {
    return text.compareTo(other.text);
  }

  // a record's own are made when they are first used, which costs a short command 15 ms
  @Override
  public boolean equals(Object other) {
    return other instanceof BrokerId that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
