package psw.broker.pairing;

import java.time.Instant;
import java.util.Optional;
import psw.broker.peers.Peer;
import psw.pairing.run.Reason;
import psw.wire.pairing.Code;

/**
 * A run, as its owner sees it at one moment.
 *
 * @param id how it is asked for; a secret, like its code
 * @param code the code that was made here, while it is good
 * @param expires until when the other may come; absent before the rendez-vous answered
 * @param peer whom it met, if it is over and went well, as it was kept
 * @param failure why not, if it is over and did not
 */
public record Seen(
    String id,
    Optional<Code> code,
    Optional<Instant> expires,
    Optional<Peer> peer,
    Optional<Reason> failure) {

  /** Whether nothing comes any more. */
  public boolean isOver() {
    return peer.isPresent() || failure.isPresent();
  }
}
