package psw.client.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.device.Device;
import psw.client.device.Peer;
import psw.pairing.mailbox.Rendezvous;
import psw.pairing.run.Places;
import psw.wire.announcement.Announcement;
import psw.wire.box.HeardKey;
import psw.wire.jws.Identity;
import psw.wire.knock.Heard;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;

class DeviceBookTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000);
  private static final long REV = NOW.toEpochMilli();
  private static final Label ANA = new Label("ana");
  private static final SharedKey PAIRING = SharedKey.of(new byte[32]);
  private static final Heard REFUSED =
      new Heard("0a".repeat(16), Heard.What.SOURCE, NOW, new IpAddress("192.0.2.7"), 0);

  @TempDir private Path here;
  private final Identity site = Identity.create(RANDOM);
  private Device device;
  private Book book;

  @BeforeEach
  void pair() throws Exception {
    device = Device.at(here.resolve("client"));
    Rendezvous there = Rendezvous.parse("https://rv.example:9443#sha256=" + "A".repeat(43));
    Introduction other =
        Introduction.of(site, Introduction.Kind.SITE, ANA, Optional.empty(), Optional.empty());
    device.peers().keep(Peer.met(ANA, other, PAIRING, there, NOW));
    book = new DeviceBook(device, Places.of(List.of()), ANA, Clock.systemUTC());
  }

  private Optional<Heard> heard(Identity by, String... boxes) throws Exception {
    Announcement said =
        new Announcement(
            site.id(),
            site.key(),
            ANA,
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
            List.of(boxes));
    Acquaintance who =
        new Acquaintance(ANA, Introduction.Kind.SITE, by.id(), ANA, Optional.empty(), NOW);
    return book.heard(who, said);
  }

  @Test
  void what_a_site_says_of_this_device_s_last_knock_is_opened() throws Exception {
    HeardKey key = new HeardKey(PAIRING, site.id(), device.identity().id());
    assertEquals(Optional.of(REFUSED), heard(site, key.seal(REFUSED, REV, RANDOM)));
    assertEquals(Optional.empty(), heard(site));
  }

  @Test
  void what_another_device_is_told_is_not() throws Exception {
    HeardKey other = new HeardKey(PAIRING, site.id(), Identity.create(RANDOM).id());
    assertEquals(Optional.empty(), heard(site, other.seal(REFUSED, REV, RANDOM)));
  }

  @Test
  void a_site_that_is_not_known_says_nothing() throws Exception {
    assertEquals(Optional.empty(), heard(Identity.create(RANDOM)));
  }
}
