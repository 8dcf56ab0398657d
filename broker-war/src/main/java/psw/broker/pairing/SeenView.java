package psw.broker.pairing;

import java.util.Optional;
import psw.broker.peers.PeerView;
import psw.pairing.run.Reason;
import psw.server.directory.Views;
import psw.wire.json.JsonObject;
import psw.wire.pairing.Code;

/** A run as JSON. */
final class SeenView {
  private SeenView() {}

  static JsonObject of(Seen seen) {
    return JsonObject.with("id", seen.id())
        .and("state", state(seen))
        .and("code", code(seen, false))
        .and("link", code(seen, true))
        .and("expires", seen.expires().map(Views::time))
        .and("reason", seen.failure().map(Reason::word))
        .and("peer", seen.peer().map(PeerView::of))
        .build();
  }

  private static String state(Seen seen) {
    return !seen.isOver() ? "waiting" : seen.peer().isPresent() ? "paired" : "failed";
  }

  private static Optional<String> code(Seen seen, boolean link) {
    return seen.code().map(Code::text).filter(text -> text.startsWith("psw:") == link);
  }
}
