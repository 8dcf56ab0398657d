package psw.client.device;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.jws.PublicKey;
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
 * @param next who takes over from its key, if the user agreed to that
 */
public record Peer(
    Label name,
    Introduction other,
    SharedKey key,
    Rendezvous rendezvous,
    Instant since,
    Optional<BrokerId> next) {
  /** One who was met just now. */
  public static Peer met(
      Label name, Introduction other, SharedKey key, Rendezvous rendezvous, Instant now) {
    return new Peer(
        name, other, key, rendezvous, now.truncatedTo(ChronoUnit.SECONDS), Optional.empty());
  }

  /** Its id. */
  public BrokerId id() {
    return other.id();
  }

  Peer called(Label another) {
    return new Peer(another, other, key, rendezvous, since, next);
  }

  Peer agreed(BrokerId successor) {
    return new Peer(name, other, key, rendezvous, since, Optional.of(successor));
  }

  /** The same under its new key. */
  Peer under(PublicKey successor) {
    Introduction same =
        new Introduction(
            successor.id(), successor, other.kind(), other.name(), other.ssh(), other.knock());
    return new Peer(name, same, key, rendezvous, since, Optional.empty());
  }
}
