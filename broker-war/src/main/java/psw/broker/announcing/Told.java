package psw.broker.announcing;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import psw.broker.peers.Peer;
import psw.wire.announcement.Announcement;
import psw.wire.box.HeardKey;
import psw.wire.knock.Heard;
import psw.wire.value.BrokerId;

/** What became of their last knocks, sealed for those who knocked. */
final class Told {
  private static final SecureRandom RANDOM = new SecureRandom();
  // what was refused before what opened, and what is new before what is old
  private static final Comparator<Heard> ORDER =
      Comparator.comparing((Heard heard) -> heard.what() == Heard.What.OPENED)
          .thenComparing(Heard::at, Comparator.reverseOrder());

  private Told() {}

  private record To(Peer peer, Heard heard) {}

  /**
   * One box for each who is told something, as long as there is room.
   *
   * @param last what became of the last knock with each key
   * @param length how long the announcement is with these boxes, in bytes
   */
  static List<String> seal(
      BrokerId site,
      List<Peer> peers,
      Map<String, Heard> last,
      ToIntFunction<List<String>> length,
      long revision) {
    List<String> boxes =
        peers.stream()
            .flatMap(
                peer ->
                    peer
                        .met()
                        .ours()
                        .map(ours -> last.get(ours.id()))
                        .map(heard -> new To(peer, heard))
                        .stream())
            .sorted(Comparator.comparing(To::heard, ORDER))
            .limit(Announcement.LONGEST / HeardKey.LENGTH)
            .map(to -> seal(site, to, revision))
            .toList();
    int room = boxes.size();
    while (room > 0 && length.applyAsInt(boxes.subList(0, room)) > Announcement.LONGEST) {
      room--;
    }
    return boxes.subList(0, room);
  }

  private static String seal(BrokerId site, To to, long revision) {
    return new HeardKey(to.peer().met().key(), site, to.peer().met().other().id())
        .seal(to.heard(), revision, RANDOM);
  }
}
