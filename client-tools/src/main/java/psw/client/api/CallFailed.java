package psw.client.api;

/** A call to a broker that did not do what was asked, as data. */
public final class CallFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** Nothing answers there, or not in time. */
    UNREACHABLE,
    /** There is no token file; the detail is its path. */
    NO_TOKEN,
    /** Others can read the token file; the detail is its path. */
    TOKEN_NOT_PRIVATE,
    /** The broker is not on this host and the connection is not encrypted, so no token is sent. */
    TOKEN_IN_CLEAR,
    /** 401: the token is not one of this broker's; the detail is the path of its file. */
    TOKEN_REFUSED,
    /** 404: there is no such thing. */
    NOT_FOUND,
    /** Any other answer of 400 to 599; the detail is what the broker says of it. */
    REFUSED,
    /** Something answers, but not as a broker does. */
    NO_BROKER
  }

  private final Reason reason;
  private final String detail;

  CallFailed(Reason reason, Object detail) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail.toString();
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }

  /** More about it, free of control characters; perhaps empty. */
  public String detail() {
    return detail;
  }
}
