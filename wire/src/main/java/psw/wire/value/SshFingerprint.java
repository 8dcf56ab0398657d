package psw.wire.value;

import java.util.regex.Pattern;

/**
 * The name of an SSH public key: {@code SHA256:} and the unpadded base64 of the SHA-256 of its
 * encoding, as OpenSSH prints it.
 *
 * @param text 50 characters
 */
public record SshFingerprint(String text) {
  private static final Pattern FORM = Pattern.compile("SHA256:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]");

  /** Refuses, as a programming error, what {@link #parse} refuses as input. */
  public SshFingerprint {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no fingerprint");
    }
  }

  /** Reads a fingerprint; part "fingerprint". */
  public static SshFingerprint parse(String text) throws BadValue {
    if (!FORM.matcher(text).matches()) {
      throw new BadValue("fingerprint", BadValue.Reason.MALFORMED);
    }
    return new SshFingerprint(text);
  }

  /** A file name of 43 characters for what belongs to this key: the hash in base64url. */
  public String fileName() {
    return text.substring("SHA256:".length()).replace('+', '-').replace('/', '_');
  }

  // a record's own are made when they are first used, which costs a short command 15 ms
  @Override
  public boolean equals(Object other) {
    return other instanceof SshFingerprint that && text.equals(that.text);
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
