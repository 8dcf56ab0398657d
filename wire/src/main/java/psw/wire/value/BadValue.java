package psw.wire.value;

/** Refused input, as data: which part of it and why. Words for people are made at the edge. */
public final class BadValue extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a part. */
  public enum Reason {
    /** Absent or empty where a value is required. */
    MISSING,
    /** Another JSON type than the one required. */
    WRONG_TYPE,
    /** Not of the form required. */
    MALFORMED,
    /** A number, an address or a time outside the range allowed. */
    OUT_OF_RANGE,
    /** More characters, bytes, elements or levels than allowed. */
    TOO_LONG,
    /** A member or an element that stands twice where one is allowed. */
    DUPLICATE
  }

  private final String part;
  private final Reason reason;

  /** A refusal of {@code part} (a member's name, or "body" for the whole). */
  public BadValue(String part, Reason reason) {
    super(part + ": " + reason, null, false, false);
    this.part = part;
    this.reason = reason;
  }

  /** The member or field that was refused. */
  public String part() {
    return part;
  }

  /** Why it was refused. */
  public Reason reason() {
    return reason;
  }

  /** The same refusal, said of {@code member}: for a value that does not know where it stands. */
  public BadValue in(String member) {
    return new BadValue(member, reason);
  }
}
