package psw.client.tls;

import java.nio.file.Path;

/** Why a server has no key for TLS, as data. */
public final class KeyUnusable extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the file. */
  public enum Reason {
    /** It is not there, or this user may not read it. */
    UNREADABLE,
    /** Others can read it, and it holds a private key. */
    NOT_PRIVATE,
    /** There is no certificate in it, or one that does not belong to the chain. */
    NO_CERTIFICATE,
    /** There is no private key in it, or one under a pass phrase, or of a kind not known here. */
    NO_KEY,
    /** An RSA key of less than 2048 bits, or an EC key of less than 256. */
    WEAK_KEY,
    /** The certificate was issued for another key. */
    OTHER_KEY
  }

  private final Reason reason;
  private final transient Path file;

  KeyUnusable(Reason reason, Path file) {
    super(reason + ": " + file, null, false, false);
    this.reason = reason;
    this.file = file;
  }

  /** What is wrong with the file. */
  public Reason reason() {
    return reason;
  }

  /** Which file. */
  public Path file() {
    return file;
  }
}
