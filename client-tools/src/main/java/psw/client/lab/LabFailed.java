package psw.client.lab;

/** A lab that could not be made, as data: why, and what the machine said. */
public final class LabFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no lab. */
  public enum Reason {
    /** Namespaces need root. */
    NOT_ROOT,
    /**
     * One of {@code unshare}, {@code nsenter}, {@code setsid}, {@code sh}, {@code ip} is absent.
     */
    TOOL_MISSING,
    /** The kernel, or the container around us, refused a namespace, a mount or a cable. */
    REFUSED,
    /** A host's name or address is malformed or taken. */
    BAD_HOST
  }

  private final Reason reason;
  private final String detail;

  LabFailed(Reason reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
    this.detail = detail;
  }

  /** Why there is no lab. */
  public Reason reason() {
    return reason;
  }

  /** The tool's name, the refused value, or what the failed command said. */
  public String detail() {
    return detail;
  }
}
