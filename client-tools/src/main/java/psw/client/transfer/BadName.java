package psw.client.transfer;

/** A file's name that is not taken over a network, and why. */
public final class BadName extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why {
    /** There is none. */
    EMPTY,
    /** More than 200 bytes of UTF-8. */
    TOO_LONG,
    /** It leads elsewhere: it has a slash or a backslash, or only dots. */
    PATH,
    /** It begins with a dot. */
    HIDDEN,
    /** It begins with a hyphen, so that commands take it for an option. */
    OPTION,
    /** It has characters that command a terminal or cannot be seen. */
    UNSEEN,
    /** Windows cannot have it, or takes it for a device. */
    WINDOWS,
    /** It begins or ends with space, or is not in NFC. */
    SPELLING
  }

  private final Why why;

  BadName(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  /** Why. */
  public Why why() {
    return why;
  }
}
