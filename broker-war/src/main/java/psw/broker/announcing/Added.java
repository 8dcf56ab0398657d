package psw.broker.announcing;

/** What became of adding a rendez-vous. */
public enum Added {
  /** The site is announced there from now on. */
  DONE,
  /** It was announced there already. */
  THERE_ALREADY,
  /** It is on the list as one that has another key, or none: somebody must remove that first. */
  OTHER_KEY,
  /** A site is announced at 16 rendez-vous at most. */
  TOO_MANY
}
