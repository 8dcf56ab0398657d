package psw.broker.announcing;

/** What a rendez-vous shows to others of what it acknowledged. */
public enum Shown {
  /** That, or it was not looked at yet. */
  ALL,
  /** An older announcement, or one whose leases did not arrive. */
  LAGS,
  /** Nothing. */
  WITHHOLDS
}
