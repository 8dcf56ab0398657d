package psw.client.device;

import java.nio.file.Path;

/** Why the device cannot be used, as data. */
public final class DeviceFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Reason {
    /** Others than its owner can reach the directory, or read the file. */
    NOT_PRIVATE,
    /** The directory belongs to another user. */
    OF_ANOTHER,
    /** Something else is where the directory is to be. */
    NO_DIRECTORY,
    /** This user may not use it. */
    DENIED,
    /** The file is not what was written there. */
    DAMAGED,
    /** The system does not let it be read or written, for want of room perhaps. */
    UNUSABLE
  }

  private final Reason reason;
  private final transient Path path;

  DeviceFailed(Reason reason, Path path) {
    super(reason + ": " + path, null, false, false);
    this.reason = reason;
    this.path = path;
  }

  /** What stands in the way. */
  public Reason reason() {
    return reason;
  }

  /** The directory or file concerned. */
  public Path path() {
    return path;
  }
}
