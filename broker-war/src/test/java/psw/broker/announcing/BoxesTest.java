package psw.broker.announcing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.broker.catalog.Service;
import psw.broker.catalog.Snapshot;
import psw.broker.catalog.Visibility;
import psw.broker.peers.Met;
import psw.broker.peers.Peer;
import psw.wire.announcement.Health;
import psw.wire.box.BoxKey;
import psw.wire.box.Opened;
import psw.wire.jws.Identity;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

class BoxesTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final BrokerId SITE = Identity.create(RANDOM).id();
  private static final long REV = 1_795_456_789_123L;
  private static final Boxes.Length SHORT = (offers, paired, boxes) -> 1000;

  private static Service service(long id, Visibility visibility) {
    return new Service(
        id,
        new Label("s-" + id),
        new ServiceName("Films"),
        new Description(""),
        new IpAddress("127.0.0.1"),
        new Port(8000),
        visibility,
        false,
        Health.UP,
        "cli");
  }

  private static final Snapshot CATALOGUE =
      new Snapshot(
          1,
          List.of(
              service(1, Visibility.PUBLIC),
              service(2, Visibility.PAIRED),
              service(3, Visibility.PRIVATE)));

  private static Peer peer(long id) {
    Identity who = Identity.create(RANDOM);
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    Introduction other =
        new Introduction(
            who.id(),
            who.key(),
            Introduction.Kind.DEVICE,
            new Label("rui"),
            Optional.empty(),
            Optional.empty());
    Met met = new Met(other, SharedKey.of(key), Optional.empty(), "rv.example");
    return new Peer(id, new Label("rui-" + id), met, Instant.EPOCH);
  }

  private static Opened opened(String box, Peer peer, long revision) {
    return new BoxKey(peer.met().key(), SITE, peer.met().other().id()).open(box, revision);
  }

  @Test
  void each_peer_gets_a_box_that_opens_for_it_alone_and_holds_the_paired_services_alone() {
    Peer rui = peer(1);
    Peer eva = peer(2);
    List<String> boxes = Boxes.seal(SITE, SHORT, () -> List.of(rui, eva), CATALOGUE, REV).sealed();
    assertEquals(2, boxes.size());
    Opened.Services services =
        assertInstanceOf(Opened.Services.class, opened(boxes.get(0), rui, REV));
    assertEquals(CATALOGUE.paired(), services.offers());
    assertInstanceOf(Opened.Services.class, opened(boxes.get(1), eva, REV));
    assertInstanceOf(Opened.NotOurs.class, opened(boxes.get(1), rui, REV));
    assertInstanceOf(Opened.NotOurs.class, opened(boxes.get(0), rui, REV + 1));
  }

  @Test
  void without_a_paired_service_nobody_is_asked_for() {
    Snapshot open = new Snapshot(1, List.of(service(1, Visibility.PUBLIC)));
    assertEquals(
        new Boxes(List.of(), Set.of()),
        Boxes.seal(SITE, SHORT, () -> fail("the peers were read"), open, REV));
  }

  @Test
  void where_not_all_find_room_those_of_longest_standing_do_and_the_others_are_named() {
    List<Peer> peers = new ArrayList<>(List.of(peer(9), peer(4), peer(7)));
    Boxes.Length two = (offers, paired, boxes) -> boxes > 2 ? 65_537 : 65_536;
    Boxes boxes = Boxes.seal(SITE, two, () -> peers, CATALOGUE, REV);
    assertEquals(Set.of(9L), boxes.without());
    assertInstanceOf(Opened.Services.class, opened(boxes.sealed().get(0), peers.get(1), REV));
    assertInstanceOf(Opened.Services.class, opened(boxes.sealed().get(1), peers.get(2), REV));
  }

  @Test
  void a_thousand_peers_are_too_many_and_cost_no_long_search() {
    List<Peer> peers = new ArrayList<>();
    for (int i = 1; i <= 1000; i++) {
      peers.add(peer(i));
    }
    List<Integer> asked = new ArrayList<>();
    Boxes.Length length =
        (offers, paired, boxes) -> {
          asked.add(boxes);
          return 1000 + boxes * 1870;
        };
    Boxes boxes = Boxes.seal(SITE, length, () -> peers, CATALOGUE, REV);
    assertEquals(34, boxes.sealed().size());
    assertEquals(966, boxes.without().size());
    assertEquals(46, asked.get(0));
  }
}
