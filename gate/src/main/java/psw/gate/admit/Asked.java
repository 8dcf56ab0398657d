package psw.gate.admit;

import java.net.InetAddress;
import java.util.Optional;

/**
 * What became of a caller.
 *
 * @param address whom it asked to let in; empty when it was not heard or said nothing of the kind
 * @param why what nft said, or whose caller it was; may be empty
 */
public record Asked(Kind kind, Optional<InetAddress> address, String why) {
  /** The kinds. */
  public enum Kind {
    /** The address may enter. */
    ADMITTED,
    /** The caller is not of the group that may ask. */
    STRANGER,
    /** It said nothing in time, or no line of ours. */
    NO_LINE,
    /** More than twenty a second. */
    TOO_OFTEN,
    /** The firewall did not take it. */
    FAILED
  }

  static Asked of(Kind kind) {
    return new Asked(kind, Optional.empty(), "");
  }

  static Asked of(Kind kind, InetAddress address, String why) {
    return new Asked(kind, Optional.of(address), why);
  }
}
