package psw.rendezvous.unverified;

/** What became of a request whose proof holds. */
public sealed interface Written {
  /**
   * It is committed.
   *
   * @param service as it now is, or as it was when it was withdrawn
   */
  record Done(UnverifiedService service) implements Written {}

  /**
   * Nothing changed, but the proof is used up.
   *
   * @param why the rule that stood against it
   */
  record Refused(Why why) implements Written {}

  /** The rules that stand against a request. */
  enum Why {
    /** The broker has no such entry. */
    UNKNOWN,
    /** Another entry of this broker is at that address and port. */
    ADDRESS_TAKEN,
    /** The broker has as many as one may have. */
    FULL
  }
}
