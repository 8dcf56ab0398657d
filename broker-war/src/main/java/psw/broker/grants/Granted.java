package psw.broker.grants;

/** What became of granting. */
public sealed interface Granted {
  /**
   * It is kept.
   *
   * @param grant the grant, which says itself whether it is enforced yet
   */
  record Done(Given grant) implements Granted {}

  /**
   * Nothing changed.
   *
   * @param why the rule that stood against it
   */
  record Refused(Why why) implements Granted {}

  /** The rules that stand against a grant. */
  enum Why {
    /** There is no such peer. */
    UNKNOWN_PEER,
    /** The peer has no SSH key: it only offers. */
    NO_SSH_KEY,
    /** There is no such service. */
    UNKNOWN_SERVICE,
    /** The service is this site's own broker or SSH server. */
    OWN_MACHINERY,
    /** It would have ended already. */
    OVER,
    /** The key has as many live grants as sshd can hold. */
    TOO_MANY
  }
}
