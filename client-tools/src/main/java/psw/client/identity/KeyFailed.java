package psw.client.identity;

import java.nio.file.Path;

/** Why nothing could be done with a site's key, as data; nothing was changed. */
public final class KeyFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Reason {
    /** The data directory holds no key. */
    NO_KEY,
    /** It holds the key of another site. */
    OF_ANOTHER_SITE,
    /** No other key takes over. */
    NO_SUCCESSOR,
    /** There is no such file. */
    NO_FILE,
    /** Something is there already. */
    EXISTS,
    /** Others can read it. */
    NOT_PRIVATE,
    /** It is no key. */
    DAMAGED,
    /** It is no copy of a key, or of a version that is not known here. */
    NO_COPY,
    /** It does not open: another pass phrase, or it was altered. */
    NOT_OPENED,
    /** The system does not let it be read or written. */
    UNUSABLE
  }

  private final Reason reason;
  private final transient Path path;

  KeyFailed(Reason reason, Path path) {
    super(reason + ": " + path, null, false, false);
    this.reason = reason;
    this.path = path;
  }

  /** What stands in the way. */
  public Reason reason() {
    return reason;
  }

  /** The file or directory concerned. */
  public Path path() {
    return path;
  }
}
