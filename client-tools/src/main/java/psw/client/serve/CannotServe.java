package psw.client.serve;

import java.time.Duration;
import java.util.List;

/** Why a server does not run, as data. */
public final class CannotServe extends Exception {
  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Reason {
    /** A file of the product is not there; the detail is its path. */
    NOT_INSTALLED,
    /** Something else listens on the port; the detail is the port. */
    PORT_TAKEN,
    /** This user may not listen on the port; the detail is the port. */
    PORT_DENIED,
    /** Something else listens on the port for TLS; the detail is the port. */
    TLS_PORT_TAKEN,
    /** This user may not listen on the port for TLS; the detail is the port. */
    TLS_PORT_DENIED,
    /** The host does not know its own name, which the server asks for; the detail is the name. */
    NAME_UNKNOWN,
    /** Others than its owner can reach the data directory; the detail is its path. */
    DATA_NOT_PRIVATE,
    /** The data directory belongs to another user; the detail is its path. */
    DATA_OF_ANOTHER,
    /** Another server uses the data directory; the detail is its path. */
    DATA_IN_USE,
    /** Something else is where the data directory is to be; the detail is its path. */
    DATA_NO_DIRECTORY,
    /** This user may not read or write there; the detail is the path concerned. */
    DATA_DENIED,
    /**
     * The data directory cannot be made or written; the detail is the path concerned, the cause
     * what the system says.
     */
    DATA_UNUSABLE,
    /** The server runs but the application in it does not; the detail is the log's path. */
    NOT_DEPLOYED,
    /** The server ended by itself; the detail is the log's path. */
    ENDED,
    /** The server was killed; the detail is the signal's number. */
    KILLED,
    /** The application was not ready in time; the detail is the log's path. See {@link #waited}. */
    TOO_SLOW
  }

  private final Reason reason;
  private final String detail;
  private final transient List<String> causes;
  private final Duration waited;

  private CannotServe(Reason reason, String detail, List<String> causes, Duration waited) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
    this.causes = List.copyOf(causes);
    this.waited = waited;
  }

  CannotServe(Reason reason, String detail, List<String> causes) {
    this(reason, detail, causes, Duration.ZERO);
  }

  CannotServe(Reason reason, Object detail) {
    this(reason, detail.toString(), List.of());
  }

  /** The same, with how long it took to find out. */
  CannotServe after(Duration time) {
    return new CannotServe(reason, detail, causes, time);
  }

  /** What stands in the way. */
  public Reason reason() {
    return reason;
  }

  /** The path or port concerned. */
  public String detail() {
    return detail;
  }

  /** The lines of the server's log which say why, perhaps none. */
  public List<String> causes() {
    return causes;
  }

  /** How long the server was waited for, when it was too slow; else zero. */
  public Duration waited() {
    return waited;
  }
}
