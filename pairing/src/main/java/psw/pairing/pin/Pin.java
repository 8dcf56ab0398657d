package psw.pairing.pin;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.Sha256;

/**
 * The one key that a server may have: the SHA-256 of its SubjectPublicKeyInfo (RFC 5280, as in RFC
 * 7469). Names, issuers and dates of its certificate count for nothing then.
 *
 * @param text 43 characters of base64url
 */
public record Pin(String text) {
  /** Reads a pin; part "pin". */
  public static Pin parse(String text) throws BadValue {
    Base64Url.decode(text, 32, "pin");
    return new Pin(text);
  }

  /** The pin of a certificate's key. */
  public static Pin of(X509Certificate certificate) {
    return new Pin(Base64Url.encode(Sha256.of(certificate.getPublicKey().getEncoded())));
  }

  /** TLS to servers with this key, and to no others: their handshake fails of {@link OtherKey}. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[] {new OnlyThis()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An extended one, since the platform checks host names by itself after a plain one. */
  private final class OnlyThis extends X509ExtendedTrustManager {
    private void check(X509Certificate... chain) throws CertificateException {
      // the handshake proves that the server has the first one's private key
      if (chain.length == 0 || !of(chain[0]).equals(Pin.this)) {
        throw new OtherKey();
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw clients(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw clients(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw clients(chain);
    }

    private static CertificateException clients(X509Certificate... chain) {
      return new CertificateException(
          "no client is trusted; shown: " + Arrays.asList(chain).size());
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
