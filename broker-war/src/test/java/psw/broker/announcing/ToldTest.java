package psw.broker.announcing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import psw.broker.peers.Met;
import psw.broker.peers.Peer;
import psw.wire.announcement.Announcement;
import psw.wire.box.HeardKey;
import psw.wire.jws.Identity;
import psw.wire.knock.Heard;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.seal.SharedKey;
import psw.wire.value.Base64Url;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;

class ToldTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Identity SITE = Identity.create(RANDOM);
  private static final Instant NOW = Instant.ofEpochSecond(1_795_456_789);
  private static final long REV = NOW.toEpochMilli();
  private static final Peer RUI = peer(1);
  private static final Peer EVA = peer(2);

  private static Peer peer(long id) {
    Identity who = Identity.create(RANDOM);
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    Label name = new Label("peer-" + id);
    Introduction other =
        new Introduction(
            who.id(),
            who.key(),
            Introduction.Kind.DEVICE,
            name,
            Optional.empty(),
            Optional.empty());
    KnockLeave ours =
        new KnockLeave(
            Base64Url.encode(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) id}),
            Base64Url.encode(key),
            KnockLeave.Mode.SPA,
            List.of());
    Met met = new Met(other, SharedKey.of(key), Optional.of(ours), "rv.example");
    return new Peer(id, name, met, Instant.EPOCH);
  }

  private static String key(Peer peer) {
    return peer.met().ours().orElseThrow().id();
  }

  private static Heard heard(Heard.What what, long second) {
    IpAddress from = new IpAddress("192.0.2.7");
    return new Heard("0a".repeat(16), what, NOW.plusSeconds(second), from, -240);
  }

  private static List<String> seal(Map<String, Heard> last, ToIntFunction<List<String>> length) {
    return Told.seal(SITE.id(), List.of(RUI, EVA), last, length, REV);
  }

  private static Optional<Heard> opened(List<String> boxes, Peer peer) {
    Announcement said =
        new Announcement(
            SITE.id(),
            SITE.key(),
            new Label("ana"),
            REV,
            NOW,
            NOW.plusSeconds(900),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            boxes);
    return new HeardKey(peer.met().key(), SITE.id(), peer.met().other().id()).in(said);
  }

  @Test
  void who_knocked_is_told_and_nobody_else() {
    Heard refused = heard(Heard.What.CLOCK, 0);
    List<String> boxes = seal(Map.of(key(RUI), refused), any -> 1000);
    assertEquals(1, boxes.size());
    assertEquals(Optional.of(refused), opened(boxes, RUI));
    assertEquals(Optional.empty(), opened(boxes, EVA));
  }

  @Test
  void a_key_of_nobody_is_told_nothing() {
    assertEquals(List.of(), seal(Map.of("AAAAAAAAAAk", heard(Heard.What.CLOCK, 0)), any -> 1000));
  }

  @Test
  void where_there_is_little_room_refusals_come_first_and_the_last_of_them() {
    ToIntFunction<List<String>> one = boxes -> boxes.size() > 1 ? 65_537 : 65_536;
    Map<String, Heard> either =
        Map.of(key(RUI), heard(Heard.What.OPENED, 5), key(EVA), heard(Heard.What.SOURCE, 0));
    assertEquals(Heard.What.SOURCE, opened(seal(either, one), EVA).orElseThrow().what());
    Map<String, Heard> both =
        Map.of(key(RUI), heard(Heard.What.CLOCK, 5), key(EVA), heard(Heard.What.SOURCE, 0));
    assertEquals(Heard.What.CLOCK, opened(seal(both, one), RUI).orElseThrow().what());
    assertEquals(List.of(), seal(both, boxes -> boxes.isEmpty() ? 1000 : 65_537));
  }
}
