package psw.wire.value;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import psw.wire.value.BadValue.Reason;

/** A private key as OpenSSH keeps it (its PROTOCOL.key: {@code openssh-key-v1}). */
public final class SshPrivateKey {
  private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
  private static final String END = "-----END OPENSSH PRIVATE KEY-----\n";
  private static final Pattern FORM = Pattern.compile(BEGIN + "([A-Za-z0-9+/=\n]+)" + END + "\\s*");
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int COLUMNS = 68;
  private static final int LONGEST = 16 * 1024;

  private SshPrivateKey() {}

  /** A new key of type ssh-ed25519, not locked. */
  public static byte[] create(SecureRandom random) {
    try {
      byte[] blob = OpenSSHPrivateKeyUtil.encodePrivateKey(new Ed25519PrivateKeyParameters(random));
      byte[] lines = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'}).encode(blob);
      Arrays.fill(blob, (byte) 0);
      byte[] begin = BEGIN.getBytes(StandardCharsets.US_ASCII);
      byte[] end = ('\n' + END).getBytes(StandardCharsets.US_ASCII);
      byte[] file =
          ByteBuffer.allocate(begin.length + lines.length + end.length)
              .put(begin)
              .put(lines)
              .put(end)
              .array();
      Arrays.fill(lines, (byte) 0);
      return file;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half, which is readable in the file also when the private one is locked. */
  public static SshPublicKey publicHalf(byte[] file) throws BadValue {
    try {
      ByteBuffer blob = ByteBuffer.wrap(blob(file));
      if (!Arrays.equals(bytes(blob, MAGIC.length), MAGIC)) {
        throw malformed();
      }
      for (String skipped : new String[] {"cipher", "kdf", "its options"}) {
        string(blob, skipped);
      }
      if (blob.getInt() != 1) {
        throw malformed();
      }
      String key = Base64.getEncoder().encodeToString(string(blob, "public key"));
      return SshPublicKey.parse("ssh-ed25519 " + key);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw malformed();
    }
  }

  /**
   * The private half of a key that is not locked: 32 bytes (RFC 8032, section 5.1.5).
   *
   * @throws BadValue part "ssh", also when it is locked
   */
  public static byte[] seed(byte[] file) throws BadValue {
    publicHalf(file);
    try {
      AsymmetricKeyParameter key = OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(blob(file));
      if (key instanceof Ed25519PrivateKeyParameters ed25519) {
        return ed25519.getEncoded();
      }
    } catch (RuntimeException notThatForm) {
      throw malformed();
    }
    throw malformed();
  }

  private static byte[] blob(byte[] file) throws BadValue {
    Matcher form = FORM.matcher(new String(file, StandardCharsets.ISO_8859_1));
    if (file.length > LONGEST || !form.matches()) {
      throw malformed();
    }
    try {
      return Base64.getMimeDecoder().decode(form.group(1));
    } catch (IllegalArgumentException noBase64) {
      throw malformed();
    }
  }

  // RFC 4251, section 5: a length, then so many bytes
  private static byte[] string(ByteBuffer blob, String what) throws BadValue {
    int length = blob.getInt();
    if (length < 0 || length > blob.remaining()) {
      throw new BadValue(what, Reason.OUT_OF_RANGE);
    }
    return bytes(blob, length);
  }

  private static byte[] bytes(ByteBuffer blob, int length) {
    byte[] some = new byte[length];
    blob.get(some);
    return some;
  }

  private static BadValue malformed() {
    return new BadValue("ssh", Reason.MALFORMED);
  }
}
