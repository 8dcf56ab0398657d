package psw.client.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.client.api.Peer;
import psw.wire.jws.Identity;
import psw.wire.pairing.Introduction;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

class BrokerBookTest {
  private final BrokerId site = Identity.create(new SecureRandom()).id();
  private final BrokerId another = Identity.create(new SecureRandom()).id();

  private static Peer peer(long id, String name, BrokerId device, int second) throws Exception {
    return new Peer(
        id,
        Label.parse(name),
        Introduction.Kind.SITE,
        device,
        Label.parse("rui"),
        Optional.empty(),
        Instant.ofEpochSecond(second));
  }

  @Test
  void of_several_pairings_with_one_site_the_latest_counts() throws Exception {
    List<Peer> peers =
        List.of(
            peer(1, "a", site, 10),
            peer(2, "b", site, 30),
            peer(3, "c", site, 20),
            peer(4, "d", another, 40));
    assertEquals(2, BrokerBook.latest(site, peers).orElseThrow().id());
  }
}
