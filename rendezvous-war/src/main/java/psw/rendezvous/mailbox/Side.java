package psw.rendezvous.mailbox;

/** The two ends of a mailbox. */
enum Side {
  INVITER,
  JOINER;

  Side other() {
    return this == INVITER ? JOINER : INVITER;
  }
}
