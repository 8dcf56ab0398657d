package psw.client.cli;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.device.Device;
import psw.client.device.Peer;
import psw.client.site.World;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Health;
import psw.wire.announcement.Offer;
import psw.wire.jws.Identity;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** A device on a machine where no broker is. */
class WithoutBrokerTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final BrokerId OTHER = BrokerId.of(new byte[32]);
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir private Path home;
  private final Identity atelier = Identity.create(RANDOM);
  private World world;

  @BeforeEach
  void announce() throws Exception {
    assumeFalse(Files.isReadable(Path.of("/var/lib/psw/cli.token")), "a broker is installed here");
    world = new World();
    world.announce(atelier.id(), announcement().sign(atelier));
    world.say("/api/services", "[" + entry(OTHER, 5, true) + "," + entry(OTHER, 6, false) + "]");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static String entry(BrokerId broker, int id, boolean verified) {
    return "{\"id\":%d,\"name\":\"web\",\"label\":\"web-%d\",\"ip\":\"127.0.0.1\",\"port\":80"
            .formatted(id, id)
        + ",\"broker\":\"%s\",\"site\":\"rui\",\"verified\":%b}".formatted(broker, verified);
  }

  private Announcement announcement() throws Exception {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    Offer wiki =
        new Offer(
            1,
            new Label("wiki"),
            ServiceName.parse("Wiki"),
            Description.parse(""),
            new IpAddress("127.0.0.1"),
            new Port(8001),
            Health.UP);
    return new Announcement(
        atelier.id(),
        atelier.key(),
        new Label("atelier"),
        now.toEpochMilli(),
        now,
        now.plusSeconds(900),
        Optional.empty(),
        false,
        List.of(new IpAddress("203.0.113.7")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(wiki),
        List.of());
  }

  /** As psw pair leaves it behind. */
  private void pair(String rendezvous) throws Exception {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    Introduction site =
        Introduction.of(
            atelier,
            Introduction.Kind.SITE,
            new Label("atelier"),
            Optional.empty(),
            Optional.empty());
    Device.at(home.resolve(".local/share/psw/client"))
        .peers()
        .keep(
            Peer.met(
                new Label("ana"),
                site,
                SharedKey.of(secret),
                Rendezvous.parse(rendezvous),
                Clock.systemUTC().instant()));
  }

  private Ran psw(Map<String, String> settings, String... words) throws Exception {
    return Ran.in(home, settings, words);
  }

  @Test
  void what_a_site_offers_that_was_met_is_listed_as_it_is_called_without_any_setting()
      throws Exception {
    pair(world.url());
    Ran ran = psw(Map.of(), "services", "ana");
    assertEquals("", ran.err());
    assertEquals("ana/wiki  127.0.0.1:8001  up  Wiki\n", ran.out());
    assertEquals(0, ran.exit());
  }

  @Test
  void a_rendezvous_that_is_set_lists_what_others_offer() throws Exception {
    Ran ran = psw(Map.of("PSW_RENDEZVOUS", world.url()), "services");
    assertEquals(
        List.of(
            "rui/web-5  127.0.0.1:80  unknown  web",
            "rui/web-6  127.0.0.1:80  unknown  (unverified) web"),
        ran.out().lines().toList(),
        ran.err());
  }

  @Test
  void a_site_that_was_met_and_is_listed_too_is_told_once_and_as_it_announces() throws Exception {
    pair(world.url());
    world.say("/api/services", "[" + entry(atelier.id(), 7, true) + "]");
    assertEquals(1, psw(Map.of(), "services").out().lines().count());
  }

  @Test
  void a_site_that_is_down_is_told_and_the_others_are_listed() throws Exception {
    pair(world.url());
    world.announce(atelier.id(), new byte[0]);
    world.say("/api/brokers/" + atelier.id(), "no announcement");
    Ran ran = psw(Map.of(), "services", "web");
    assertTrue(ran.err().startsWith("psw: ana:\n"), ran.err());
    assertEquals(2, ran.out().lines().count());
    assertEquals(5, ran.exit(), "what it says is not believed");
  }

  @Test
  void a_wormhole_is_looked_for_where_its_site_was_met() throws Exception {
    pair(world.url());
    Ran ran = psw(Map.of(), "open", "ana/wiki");
    assertTrue(ran.err().startsWith("psw: the site announces no way in"), ran.err());
  }

  @Test
  void a_rendezvous_that_is_down_is_not_taken_for_a_broker() throws Exception {
    pair(world.url());
    for (String command : new String[] {"services", "open"}) {
      String word = command.equals("open") ? "ana/wiki" : "ana";
      Ran ran = psw(Map.of("PSW_RENDEZVOUS", NOBODY), command, word);
      assertTrue(ran.err().startsWith("psw: nothing answers at " + NOBODY + "\n"), ran.err());
      assertTrue(ran.err().contains("PSW_RENDEZVOUS names a rendez-vous"), ran.err());
      assertFalse(ran.err().contains("broker"), ran.err());
      assertEquals(4, ran.exit());
    }
  }

  @Test
  void a_setting_that_is_no_address_is_wrong_usage_with_what_it_looks_like() throws Exception {
    for (String words : new String[] {"services", "pair", "open ana/wiki"}) {
      Ran ran = psw(Map.of("PSW_RENDEZVOUS", "rv.example"), words.split(" ", -1));
      assertEquals(
          List.of(
              "psw: PSW_RENDEZVOUS holds no address of a server: rv.example",
              "psw: hint: as PSW_RENDEZVOUS=https://rv.example:9443#sha256=PIN"),
          ran.err().lines().toList());
      assertEquals(2, ran.exit());
    }
    Ran chat = psw(Map.of("PSW_BROKER", "broker"), "chat");
    assertTrue(
        chat.err()
            .endsWith(
                "psw: hint: as PSW_BROKER=http://127.0.0.1:8000 or"
                    + " https://HOST:8443#sha256=PIN\n"),
        chat.err());
    assertEquals("", chat.out());
  }

  @Test
  void a_directory_of_other_things_is_not_to_be_closed_to_others() throws Exception {
    Path shared =
        Files.createDirectory(home.resolve("shared"), asFileAttribute(fromString("rwxr-xr-x")));
    Map<String, String> slip = Map.of("PSW_HOME", shared.toString());
    assertFalse(psw(slip, "peers").err().contains("chmod"));
    Files.createFile(shared.resolve("id_ed25519"));
    assertTrue(psw(slip, "peers").err().contains("hint: chmod -R go= " + shared));
  }

  @Test
  void a_service_that_is_not_there_is_told_with_those_that_are() throws Exception {
    pair(world.url());
    Ran ran = psw(Map.of(), "open", "ana/nosuch");
    assertTrue(ran.err().contains("psw: it offers: wiki\npsw: hint: psw services  "), ran.err());
    assertEquals(3, ran.exit());
  }

  @Test
  void who_has_nothing_to_ask_learns_how_to_come_by_it_and_nothing_is_made() throws Exception {
    assumeTrue(nobodyAt8000(), "a broker runs here");
    Ran ran = psw(Map.of(), "services");
    assertEquals(4, ran.exit());
    assertTrue(ran.err().contains("hint: PSW_RENDEZVOUS="), ran.err());
    assertTrue(ran.err().contains("hint: psw pair CODE"), ran.err());
    assertFalse(Files.exists(home.resolve(".local")));
  }

  private static boolean nobodyAt8000() {
    try (Socket there = new Socket(InetAddress.getLoopbackAddress(), 8000)) {
      return !there.isConnected();
    } catch (IOException nobody) {
      return true;
    }
  }
}
