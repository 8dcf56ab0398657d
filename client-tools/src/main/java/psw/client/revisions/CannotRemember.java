package psw.client.revisions;

import java.nio.file.Path;

/** The file of revisions could not be used, as data; nothing was believed. */
public final class CannotRemember extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** It cannot be read. */
    UNREADABLE,
    /** It is not what was written there. */
    DAMAGED,
    /** It cannot be written. */
    UNWRITABLE
  }

  private final Reason reason;
  private final transient Path file;

  CannotRemember(Reason reason, Path file) {
    super(reason + ": " + file, null, false, false);
    this.reason = reason;
    this.file = file;
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }

  /** The file. */
  public Path file() {
    return file;
  }
}
