package psw.pairing.pin;

import java.security.cert.CertificateException;

/** A server that has another key than the pinned one: perhaps somebody else. */
public final class OtherKey extends CertificateException {
  private static final long serialVersionUID = 1L;

  OtherKey() {
    super("the server has another key than the pinned one");
  }

  /** Whether this is why something failed. */
  public static boolean isCauseOf(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof OtherKey)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
