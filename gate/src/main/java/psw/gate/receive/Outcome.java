package psw.gate.receive;

import java.net.InetAddress;
import java.util.Optional;
import psw.wire.knock.Knock;

/**
 * What became of a datagram.
 *
 * @param key the id of the key that it was sealed by, in base64url; empty for noise
 * @param knock what it said; empty for noise and what is malformed
 * @param from where it came from
 */
public record Outcome(Kind kind, String key, Optional<Knock> knock, InetAddress from) {
  /** The kinds. */
  public enum Kind {
    /** No knock, or of no key that is known here, or altered. */
    NOISE,
    /** The gate is open for its sender. */
    OPENED,
    /** Had before, or older than one that was had. */
    REPLAY,
    /** Its key is older than what is remembered, so that it may have been had. */
    FORGOTTEN,
    /** Its time is more than a minute from ours. */
    CLOCK,
    /** Its device has no grant any more. */
    NO_GRANT,
    /** It came from elsewhere than it says. */
    SOURCE,
    /** Its device opens too often. */
    TOO_OFTEN,
    /** The key is right, and what it says is not known here. */
    MALFORMED,
    /** All was right, and the disk or the kernel's list refused. */
    FAILED
  }

  /** Whether who sent it holds a key of this gate. */
  public boolean isAuthentic() {
    return kind != Kind.NOISE;
  }
}
