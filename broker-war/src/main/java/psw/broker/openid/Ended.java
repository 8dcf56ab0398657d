package psw.broker.openid;

import java.util.Locale;

/**
 * What became of a login by the provider.
 *
 * @param how what
 * @param account who it is; empty when nobody came in
 */
public record Ended(How how, String account) {
  /** The ways in which it ends. */
  public enum How {
    /** It is the owner. */
    IN,
    /** The provider does not answer, or not as one. */
    DOWN,
    /** The provider did not say who it is. */
    DENIED,
    /** No login waits for this answer, or another browser's. */
    STALE,
    /** What the provider says proves nothing. */
    INVALID,
    /** The provider says who it is, and that is not the owner. */
    STRANGER,
    /** Not looked at: there were too many wrong ones. */
    LATER;

    /** The lower-case word. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Ended without(How how) {
    return new Ended(how, "");
  }
}
