package psw.broker.peers;

import java.util.Optional;
import psw.wire.knock.Heard;

/** What became of the last knock of a peer; {@code psw.broker.heard} knows. */
public interface LastKnocks {
  /** Of this peer's, if the gate told of one. */
  Optional<Heard> of(Peer peer);
}
