package psw.broker.far;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.TruncatedChunkException;
import psw.pairing.http.Strange;
import psw.pairing.http.TooMuch;
import psw.pairing.pin.OtherKey;

/** Why a rendez-vous, or another site's broker, could not be talked to. */
public enum Trouble {
  /** Its name has no address. */
  UNKNOWN_HOST,
  /** Nothing listens there, or no way leads there. */
  NO_CONNECTION,
  /** It did not answer in time. */
  TIMEOUT,
  /** Its certificate is not one that this machine trusts, or it speaks no TLS. */
  TLS,
  /** It has another key than the pinned one: perhaps it is somebody else. */
  OTHER_KEY,
  /** The connection broke. */
  BROKEN,
  /** It answers, but not as it should. */
  STRANGE_ANSWER,
  /** Its address is one that is never connected to. */
  FORBIDDEN;

  static Trouble of(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof UnknownHostException) {
        return UNKNOWN_HOST;
      }
      if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
        return NO_CONNECTION;
      }
      if (t instanceof SocketTimeoutException) {
        return TIMEOUT;
      }
      if (t instanceof SSLException) {
        return OtherKey.isCauseOf(t) ? OTHER_KEY : TLS;
      }
      if (t instanceof TooMuch || t instanceof Strange) {
        return STRANGE_ANSWER;
      }
      if (t instanceof MalformedChunkCodingException) {
        return t instanceof TruncatedChunkException ? BROKEN : STRANGE_ANSWER;
      }
    }
    return BROKEN;
  }

  /** A talk that failed. */
  public static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;
    private final Trouble why;

    Failed(Trouble why) {
      super(why.name(), null, false, false);
      this.why = why;
    }

    /** What stood in the way. */
    public Trouble why() {
      return why;
    }
  }
}
