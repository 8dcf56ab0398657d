package psw.broker.announcing;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import psw.broker.catalog.Snapshot;
import psw.broker.peers.Peer;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Offer;
import psw.wire.box.BoxKey;
import psw.wire.value.BrokerId;

/**
 * The paired services, sealed for each peer; where not all find room, for those of longest
 * standing.
 *
 * @param sealed one box each; none when there is nothing to seal
 * @param without the numbers of the peers that found no room
 */
record Boxes(List<String> sealed, Set<Long> without) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Boxes NONE = new Boxes(List.of(), Set.of());

  /** How long an announcement is, in bytes: of offers to everybody, paired ones, so many boxes. */
  interface Length {
    int of(List<Offer> offers, List<Offer> paired, int boxes);
  }

  static Boxes seal(
      BrokerId site, Length length, Supplier<List<Peer>> peers, Snapshot catalogue, long revision) {
    List<Offer> paired = catalogue.paired();
    if (paired.isEmpty()) {
      return NONE;
    }
    List<Peer> all = peers.get().stream().sorted(Comparator.comparingLong(Peer::id)).toList();
    int room = room(length, catalogue, all.size());
    List<String> sealed =
        all.subList(0, room).stream().map(peer -> seal(site, peer, paired, revision)).toList();
    return new Boxes(
        sealed, all.subList(room, all.size()).stream().map(Peer::id).collect(Collectors.toSet()));
  }

  private static int room(Length length, Snapshot catalogue, int wanted) {
    int most = Math.min(wanted, Announcement.LONGEST / BoxKey.length(catalogue.paired()));
    while (most > 0
        && length.of(catalogue.offers(), catalogue.paired(), most) > Announcement.LONGEST) {
      most--;
    }
    return most;
  }

  private static String seal(BrokerId site, Peer peer, List<Offer> paired, long revision) {
    return new BoxKey(peer.met().key(), site, peer.met().other().id())
        .seal(paired, revision, RANDOM);
  }
}
