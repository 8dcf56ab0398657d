package psw.pairing.run;

import java.time.Instant;
import psw.wire.pairing.Code;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;

/**
 * Whom a run serves. All calls come from the thread of {@link Run#walk}, in this order, each at
 * most once. What a call throws ends the run, tells the other {@code cancelled}, and comes out of
 * {@link Run#walk}.
 */
public interface Owner {
  /**
   * The mailbox is there: who invites now gives the code to the other.
   *
   * @param code the run's code; a secret until the run is over
   * @param expires until when the other may come, by the clock of the rendez-vous
   */
  void begun(Code code, Instant expires);

  /**
   * Keeps what came, so that it outlives this process, before this returns: then the other is told
   * that it is kept.
   *
   * @param other who it is; nobody else knows the code and holds that key
   * @param key what both share from now on
   */
  void keep(Introduction other, SharedKey key);

  /** Undoes {@link #keep}: the run failed after all. */
  void drop();
}
