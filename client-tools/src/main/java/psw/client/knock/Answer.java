package psw.client.knock;

/** What came back for a knock. */
public enum Answer {
  /** Nothing, as a gate does. */
  SILENT,
  /** A connection, which was closed at once. */
  OPEN,
  /** A reset: no gate is there, or it rejects. */
  REFUSED,
  /** A router or this host said that there is no way. */
  UNREACHABLE;

  /** Whether the knock was delivered as far as one can know. */
  public boolean isFine() {
    return this == SILENT || this == OPEN;
  }
}
