package psw.broker.announcing;

import java.time.Instant;
import psw.broker.far.RendezvousUrl;

/** What is to be told to one rendez-vous. */
sealed interface Errand {
  RendezvousUrl url();

  /** Since when it is so. */
  Instant since();

  /** Everything that is signed from now on. */
  record Announce(RendezvousUrl url, Instant since) implements Errand {}

  /** That this site is gone from there. */
  record Farewell(RendezvousUrl url, String tombstone, Instant since) implements Errand {}
}
