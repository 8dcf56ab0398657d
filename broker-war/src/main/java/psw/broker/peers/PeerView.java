package psw.broker.peers;

import java.util.Optional;
import psw.server.directory.Views;
import psw.wire.json.JsonObject;
import psw.wire.knock.Heard;
import psw.wire.pairing.Introduction;
import psw.wire.value.SshPublicKey;

/** A peer as JSON, without anything secret. */
public final class PeerView {
  private PeerView() {}

  /** The peer as its owner sees it, with what became of its last knock. */
  static JsonObject of(Peer peer, LastKnocks knocks) {
    return builder(peer).and("knocked", knocks.of(peer).map(PeerView::knock)).build();
  }

  /** The peer as its owner sees it. */
  public static JsonObject of(Peer peer) {
    return builder(peer).build();
  }

  private static JsonObject knock(Heard heard) {
    return JsonObject.with("what", heard.what().word())
        .and("at", Views.time(heard.at()))
        .and("from", heard.from().text())
        .and("ahead", heard.ahead())
        .build();
  }

  private static JsonObject.Builder builder(Peer peer) {
    Introduction other = peer.met().other();
    Optional<SshPublicKey> ssh = other.ssh();
    return JsonObject.with("id", peer.id())
        .and("name", peer.name().text())
        .and("kind", other.kind().word())
        .and("device", other.id().text())
        .and("called", other.name().text())
        .and("ssh", ssh.map(SshPublicKey::text))
        .and("fingerprint", ssh.map(key -> key.fingerprint().text()))
        .and("since", Views.time(peer.since()));
  }
}
