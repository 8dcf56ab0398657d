package psw.pairing.pin;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/** TLS to servers with a certificate of an authority that this machine's Java knows. */
final class Authorities {
  private Authorities() {}

  /** Without a key of our own: the platform's default would show that of the server around us. */
  static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
