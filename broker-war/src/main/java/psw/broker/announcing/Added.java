package psw.broker.announcing;

/** What became of adding a rendez-vous. */
public enum Added {
  /** The site is announced there from now on. */
  DONE,
  /** It was announced there already. */
  THERE_ALREADY,
  /** A site is announced at 16 rendez-vous at most. */
  TOO_MANY
}
