package psw.server.directory;

import psw.wire.value.BrokerId;

/** What the directory tells the other rooms, after the commit (a CDI event). */
public sealed interface Signal {
  /** The change log grew. */
  record Logged() implements Signal {}

  /**
   * A lease was renewed, which is not logged.
   *
   * @param broker whose
   * @param jws the lease
   */
  record Renewed(BrokerId broker, String jws) implements Signal {}
}
