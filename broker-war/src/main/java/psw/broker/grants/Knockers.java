package psw.broker.grants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.broker.peers.Peer;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.knock.SourceRule;
import psw.wire.pairing.KnockLeave;

/** Who may knock at the gate: whoever has something to reach behind it, for that long. */
final class Knockers {
  private Knockers() {}

  /**
   * The file for the gate.
   *
   * @param until when the last live grant of each peer ends, by the peer's number
   * @param sites what knocks at this site name it by; two while its key changes
   */
  static KeysFile of(List<Peer> peers, Map<Long, Instant> until, List<String> sites) {
    List<Holder> holders = new ArrayList<>();
    for (Peer peer : peers.stream().sorted(Comparator.comparingLong(Peer::id)).toList()) {
      Optional<KnockLeave> ours = peer.met().ours();
      Instant end = until.get(peer.id());
      if (ours.isPresent() && end != null) {
        sites.forEach(site -> holders.add(holder(ours.get(), site, peer.since(), end)));
      }
    }
    return new KeysFile(holders);
  }

  private static Holder holder(KnockLeave leave, String site, Instant since, Instant until) {
    return new Holder(leave.id(), leave.key(), site, since, until, SourceRule.STRICT);
  }
}
