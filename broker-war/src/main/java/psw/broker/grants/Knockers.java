package psw.broker.grants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import psw.broker.peers.Peer;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.knock.SourceRule;
import psw.wire.pairing.KnockLeave;

/**
 * Who may knock at the gate: whoever has something to reach behind it, for that long, and from
 * where the loosest of what is left says. Who has nothing left is named as well, for no time at
 * all, so that the gate knows whom it refuses.
 */
final class Knockers {
  private Knockers() {}

  /**
   * The file for the gate.
   *
   * @param live the grants that count now
   * @param sites what knocks at this site name it by; two while its key changes
   */
  static KeysFile of(List<Peer> peers, List<Held> live, List<String> sites) {
    List<Holder> holders = new ArrayList<>();
    for (Peer peer : peers.stream().sorted(Comparator.comparingLong(Peer::id)).toList()) {
      Optional<KnockLeave> ours = peer.met().ours();
      List<Held> held = live.stream().filter(one -> one.peer() == peer.id()).toList();
      if (ours.isPresent()) {
        sites.forEach(site -> holders.addAll(of(ours.get(), site, peer.since(), held)));
      }
    }
    return new KeysFile(holders);
  }

  // a rule has its own end, so that the gate keeps to it also while the broker is down
  private static List<Holder> of(KnockLeave leave, String site, Instant since, List<Held> held) {
    Instant loose = end(held, one -> one.source() == SourceRule.NETWORK);
    Instant any = end(held, one -> true);
    if (held.isEmpty()) {
      return List.of(
          new Holder(leave.id(), leave.key(), site, since, Instant.EPOCH, SourceRule.STRICT));
    }
    List<Holder> lines = new ArrayList<>();
    if (loose.isAfter(Instant.MIN)) {
      lines.add(new Holder(leave.id(), leave.key(), site, since, loose, SourceRule.NETWORK));
    }
    if (any.isAfter(loose)) {
      lines.add(new Holder(leave.id(), leave.key(), site, since, any, SourceRule.STRICT));
    }
    return lines;
  }

  private static Instant end(List<Held> held, Predicate<Held> which) {
    return held.stream()
        .filter(which)
        .map(Held::until)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }
}
