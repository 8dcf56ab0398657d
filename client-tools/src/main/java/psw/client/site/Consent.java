package psw.client.site;

import psw.client.peers.Acquaintance;
import psw.wire.value.BrokerId;

/** Asks the user. */
@FunctionalInterface
public interface Consent {
  /** Whether another key may take over from a site's, as that site itself announces. */
  boolean agrees(Acquaintance site, BrokerId successor);
}
