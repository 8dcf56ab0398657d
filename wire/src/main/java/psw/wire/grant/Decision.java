package psw.wire.grant;

/** Whether a key may reach a target now. */
public enum Decision {
  /** A live grant names it. */
  ALLOWED,
  /** The key has no grant for it; a target written in any other way than the grant's is another. */
  NOT_GRANTED,
  /** There was a grant; its time is over. */
  EXPIRED,
  /** The target is the site's own broker or SSH server. */
  NEVER,
  /** The key has more live grants than one line of sshd's holds, and this one lasts longest. */
  TOO_MANY
}
