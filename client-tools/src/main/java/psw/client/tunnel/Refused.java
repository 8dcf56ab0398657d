package psw.client.tunnel;

/** The far end did not open a connection to a target. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, as far as SSH tells (RFC 4254, 5.1). */
  public enum Why {
    /** Not allowed to this key. */
    PROHIBITED,
    /** The target refused, did not answer or has a name that nobody knows. */
    CONNECT_FAILED,
    /** The server has no room for another one. */
    SHORTAGE,
    /** The server gave no reason of use. */
    OTHER,
    /** The session ended meanwhile. */
    SESSION_OVER,
    /** It is another user of this host who asked. */
    OTHER_USER
  }

  private final Why why;

  Refused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  /** Why. */
  public Why why() {
    return why;
  }

  static Why of(int code) {
    return switch (code) {
      case 1 -> Why.PROHIBITED;
      case 2 -> Why.CONNECT_FAILED;
      case 4 -> Why.SHORTAGE;
      case -1 -> Why.SESSION_OVER;
      default -> Why.OTHER;
    };
  }
}
