package psw.client.chat;

import java.io.IOException;
import java.util.Optional;

/** A peer that is called from here: what it is told first, once and each time anew. */
final class Call {
  private static final int GREETING_MS = 3_000;
  private static final int ANSWER_MS = 30_000;

  private final Peer peer;
  private final String id = Hello.fresh();
  private Optional<String> theirs = Optional.empty();

  Call(Peer peer) {
    this.peer = peer;
  }

  /** Agrees with who answers on what both speak. */
  void begin(Wire wire) throws IOException {
    if (!wire.isGreeted(GREETING_MS)) {
      peer.plain(wire);
      return;
    }
    wire.write(new Hello(id, peer.leave()) + "\n");
    Hello answer = wire.hello(ANSWER_MS);
    if (theirs.isPresent() && !theirs.get().equals(answer.id())) {
      peer.forgotten();
    }
    theirs = Optional.of(answer.id());
    peer.marked(wire, answer.heard());
  }
}
