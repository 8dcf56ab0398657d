package psw.client.device;

import java.time.Instant;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/**
 * A site, or another device, that this device paired with by itself.
 *
 * @param name what its user calls it, unique here
 * @param other who it is and what it gave
 * @param key what both share
 * @param rendezvous where both met
 * @param since when they did, the last time; whole seconds
 */
public record Peer(
    Label name, Introduction other, SharedKey key, Rendezvous rendezvous, Instant since) {
  /** Its id. */
  public BrokerId id() {
    return other.id();
  }

  Peer called(Label another) {
    return new Peer(another, other, key, rendezvous, since);
  }
}
