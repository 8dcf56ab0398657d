package psw.pairing.mailbox;

import java.util.Optional;
import psw.wire.mailbox.Ending;

/** Why a mailbox is of no use, as data. */
public final class MailboxFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** A third party claimed it: somebody may have tried the code. */
    CROWDED,
    /** Its ten minutes are over. */
    EXPIRED,
    /** A side ended it; {@link #ending} says why. */
    BURNT,
    /** There is no mailbox with this nameplate, or it ended before it was claimed. */
    UNKNOWN,
    /** Nobody answers, or nobody who speaks as a rendez-vous does. */
    UNREACHABLE,
    /** Who answers has another key than the pinned one, or no good certificate. */
    NOT_VERIFIED,
    /** The rendez-vous is busy or has no room; later it may be another matter. */
    BUSY,
    /** The rendez-vous does not take this; the detail is its status. */
    REFUSED
  }

  private final Reason reason;
  private final transient Optional<Ending> ending;
  private final String detail;

  MailboxFailed(Reason reason, String detail) {
    this(reason, Optional.empty(), detail);
  }

  private MailboxFailed(Reason reason, Optional<Ending> ending, String detail) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.ending = ending;
    this.detail = detail;
  }

  static MailboxFailed burnt(Ending ending) {
    return new MailboxFailed(Reason.BURNT, Optional.of(ending), ending.word());
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }

  /** Why a side ended it, for {@link Reason#BURNT}. */
  public Optional<Ending> ending() {
    return ending;
  }

  /** More about it, for a log: no text of the server's. */
  public String detail() {
    return detail;
  }
}
