package psw.wire.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import psw.wire.value.BadValue.Reason;

/**
 * An SSH public key of type {@code ssh-ed25519} (RFC 8709): the strings "ssh-ed25519" and 32 bytes
 * of key, each after its length (RFC 4253, section 6.6), in base64. No other type is accepted.
 *
 * @param text {@code ssh-ed25519}, a space, 68 characters of base64; no comment
 */
public record SshPublicKey(String text) {
  private static final String TYPE = "ssh-ed25519";
  private static final byte[] HEAD =
      HexFormat.of().parseHex("0000000b7373682d6564323535313900000020");
  // sshd reads one key per line, so a comment holds no control character
  private static final Pattern LINE =
      Pattern.compile("([a-z0-9@.-]{1,64}) ([A-Za-z0-9+/=]+)( \\P{Cc}*)?");

  /** Refuses, as a programming error, what {@link #parse} refuses as input. */
  public SshPublicKey {
    if (!text.matches(TYPE + " [A-Za-z0-9+/]{68}")) {
      throw new IllegalArgumentException("no SSH key");
    }
  }

  /** Reads the one line of a {@code .pub} file; its comment is dropped; part "ssh". */
  public static SshPublicKey parse(String line) throws BadValue {
    Matcher parts = LINE.matcher(line.stripTrailing());
    if (!parts.matches()) {
      throw new BadValue("ssh", Reason.MALFORMED);
    }
    if (!parts.group(1).equals(TYPE)) {
      throw new BadValue("ssh", Reason.OUT_OF_RANGE);
    }
    byte[] blob = decode(parts.group(2));
    // 51 bytes fill 68 characters exactly: nothing can trail them and no spelling is second
    if (blob.length != 51 || !Arrays.equals(HEAD, 0, 19, blob, 0, 19)) {
      throw new BadValue("ssh", Reason.MALFORMED);
    }
    // refuses what is no point, and points of small order, for which anybody can sign
    if (!Ed25519.validatePublicKeyFull(blob, 19)) {
      throw new BadValue("ssh", Reason.OUT_OF_RANGE);
    }
    return new SshPublicKey(TYPE + ' ' + parts.group(2));
  }

  /** The key of 32 raw bytes. */
  public static SshPublicKey of(byte[] raw) throws BadValue {
    byte[] blob = Arrays.copyOf(HEAD, HEAD.length + raw.length);
    System.arraycopy(raw, 0, blob, HEAD.length, raw.length);
    return parse(TYPE + ' ' + Base64.getEncoder().encodeToString(blob));
  }

  /** What OpenSSH calls the key. */
  public SshFingerprint fingerprint() {
    byte[] blob = Base64.getDecoder().decode(text.substring(TYPE.length() + 1));
    String hash = Base64.getEncoder().withoutPadding().encodeToString(Sha256.of(blob));
    return new SshFingerprint("SHA256:" + hash);
  }

  private static byte[] decode(String base64) throws BadValue {
    try {
      return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new BadValue("ssh", Reason.MALFORMED);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
