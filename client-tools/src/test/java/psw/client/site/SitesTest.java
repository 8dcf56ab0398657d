package psw.client.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.client.api.CallFailed;
import psw.client.device.Device;
import psw.client.device.Peer;
import psw.client.peers.Acquaintance;
import psw.client.peers.DeviceBook;
import psw.client.revisions.Revisions;
import psw.client.site.NoSite.Reason;
import psw.pairing.mailbox.Rendezvous;
import psw.pairing.run.Places;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Health;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Lease;
import psw.wire.announcement.Offer;
import psw.wire.announcement.Refusal;
import psw.wire.box.BoxKey;
import psw.wire.jws.Identity;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

class SitesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final long REV = NOW.toEpochMilli();
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path home;
  private final Identity atelier = Identity.create(RANDOM);
  private World world;
  private World second;

  @BeforeEach
  void open() throws Exception {
    world = new World();
    second = new World();
  }

  @AfterEach
  void close() {
    world.close();
    second.close();
  }

  private Sites sites(Clock clock) throws Exception {
    return new Sites(
        new DeviceBook(device(), Places.of(List.of()), new Label("laptop"), clock),
        List.of(),
        new Revisions(home.resolve("client")),
        clock);
  }

  private Sites sites(World... asked) throws Exception {
    Device device = Device.at(home.resolve("client"));
    return new Sites(
        new DeviceBook(
            device, Places.of(List.of()), new Label("laptop"), Clock.fixed(NOW, ZoneOffset.UTC)),
        List.of(asked).stream().map(World::directory).toList(),
        new Revisions(home.resolve("client")),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Device device() throws Exception {
    return Device.at(home.resolve("client"));
  }

  private SharedKey pairWith(Identity site, String name, Introduction.Kind kind) throws Exception {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    Introduction other =
        Introduction.of(site, kind, new Label("self-chosen"), Optional.empty(), Optional.empty());
    Rendezvous met = Rendezvous.parse("http://127.0.0.1:9000");
    device().peers().keep(Peer.met(new Label(name), other, SharedKey.of(secret), met, NOW));
    return SharedKey.of(secret);
  }

  private static Offer offer(int id, String label) throws Exception {
    return new Offer(
        id,
        new Label(label),
        ServiceName.parse(label),
        Description.parse(""),
        new IpAddress("127.0.0.1"),
        new Port(8000 + id),
        Health.UP);
  }

  private Announcement announcement(long revision, Instant issued, boolean gone, String... boxes)
      throws Exception {
    return announcement(atelier, Optional.empty(), revision, issued, gone, boxes);
  }

  private static Announcement announcement(
      Identity site,
      Optional<BrokerId> next,
      long revision,
      Instant issued,
      boolean gone,
      String... boxes)
      throws Exception {
    return new Announcement(
        site.id(),
        site.key(),
        new Label("atelier"),
        revision,
        issued,
        issued.plusSeconds(900),
        next,
        gone,
        List.of(new IpAddress("203.0.113.7")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        gone ? List.of() : List.of(offer(1, "wiki")),
        List.of(boxes));
  }

  private byte[] signed(long revision) throws Exception {
    return announcement(revision, NOW, false).sign(atelier);
  }

  /** Under the signature of another revision. */
  private byte[] forged(long revision) throws Exception {
    String said = new String(signed(revision), StandardCharsets.US_ASCII);
    String other = new String(signed(revision + 1), StandardCharsets.US_ASCII);
    return (said.substring(0, said.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static NoSite assertNone(Reason reason, Executable call) {
    NoSite none = assertThrows(NoSite.class, call);
    assertEquals(reason, none.reason());
    return none;
  }

  private void assertNotBelieved(Refusal why, World... asked) throws Exception {
    Sites sites = sites(asked);
    NoSite none = assertNone(Reason.NOT_BELIEVED, () -> sites.said(atelier.id()));
    assertEquals(Optional.of(why), none.refusal());
  }

  @Test
  void the_name_that_i_gave_comes_before_one_that_a_site_gives_itself() throws Exception {
    pairWith(atelier, "ana", Introduction.Kind.SITE);
    world.list("ana", Identity.create(RANDOM).id());
    Named named = sites(world).named("ana");
    assertEquals(atelier.id(), named.id());
    assertTrue(named.peer().isPresent() && !named.chosen());
  }

  @Test
  void a_whole_id_is_taken_as_it_is_and_known_if_it_is_a_peer_s() throws Exception {
    assertEquals(
        new Named(atelier.id(), Optional.empty(), false), sites(world).named(atelier.id().text()));
    pairWith(atelier, "ana", Introduction.Kind.SITE);
    assertTrue(sites(world).named(atelier.id().text()).peer().isPresent());
  }

  @Test
  void a_name_that_one_site_gives_itself_is_its_and_told() throws Exception {
    world.list("atelier", atelier.id());
    second.list("atelier", atelier.id());
    assertEquals(
        new Named(atelier.id(), Optional.empty(), true), sites(world, second).named("atelier"));
  }

  @Test
  void a_name_that_two_sites_give_themselves_is_nobody_s() throws Exception {
    Identity other = Identity.create(RANDOM);
    world.list("atelier", atelier.id());
    second.list("atelier", other.id());
    NoSite none = assertNone(Reason.AMBIGUOUS_NAME, () -> sites(world, second).named("atelier"));
    assertTrue(none.facts().contains(atelier.id().text()), none.facts().toString());
    assertTrue(none.facts().contains(other.id().text()), none.facts().toString());
  }

  @Test
  void a_name_that_merely_begins_so_is_another() throws Exception {
    world.list("atelier-2", atelier.id());
    assertNone(Reason.UNKNOWN_NAME, () -> sites(world).named("atelier"));
  }

  @Test
  void a_device_offers_nothing() throws Exception {
    pairWith(Identity.create(RANDOM), "phone", Introduction.Kind.DEVICE);
    assertNone(Reason.DEVICE, () -> sites(world).named("phone"));
  }

  @Test
  void without_a_directory_nobody_can_be_asked() {
    assertNone(Reason.NO_DIRECTORY, () -> sites().said(atelier.id()));
    assertNone(Reason.NO_DIRECTORY, () -> sites().named("atelier"));
  }

  @Test
  void what_is_announced_is_believed_and_again() throws Exception {
    world.announce(atelier.id(), signed(REV));
    assertEquals(REV, sites(world).said(atelier.id()).announcement().revision());
    assertEquals(REV, sites(world).said(atelier.id()).announcement().revision());
  }

  @Test
  void a_signature_of_another_is_not_believed() throws Exception {
    world.announce(atelier.id(), forged(REV));
    assertNotBelieved(Refusal.SIGNATURE, world);
  }

  @Test
  void an_announcement_of_another_site_is_not_believed() throws Exception {
    world.announce(Identity.create(RANDOM).id(), signed(REV));
    Identity other = Identity.create(RANDOM);
    world.announce(other.id(), signed(REV));
    Sites sites = sites(world);
    NoSite none = assertNone(Reason.NOT_BELIEVED, () -> sites.said(other.id()));
    assertEquals(Optional.of(Refusal.WRONG_ID), none.refusal());
  }

  @Test
  void a_lower_revision_than_was_seen_is_not_believed() throws Exception {
    world.announce(atelier.id(), signed(REV));
    sites(world).said(atelier.id());
    world.announce(atelier.id(), signed(REV - 1));
    assertNotBelieved(Refusal.LOWER_REVISION, world);
  }

  @Test
  void what_is_over_is_not_believed_unless_a_lease_keeps_it_alive() throws Exception {
    Instant then = NOW.minus(Duration.ofMinutes(20));
    byte[] jws = announcement(REV, then, false).sign(atelier);
    world.announce(atelier.id(), jws);
    assertNotBelieved(Refusal.EXPIRED, world);
    Lease lease =
        new Lease(atelier.id(), REV, Judge.sha256(jws), NOW, NOW.plus(Duration.ofMinutes(15)));
    world.lease(atelier.id(), lease.sign(atelier));
    assertEquals(REV, sites(world).said(atelier.id()).announcement().revision());
  }

  @Test
  void the_highest_revision_of_several_directories_counts_and_the_others_are_told()
      throws Exception {
    world.announce(atelier.id(), signed(REV));
    second.announce(atelier.id(), signed(REV + 1));
    for (World[] order : List.of(new World[] {world, second}, new World[] {second, world})) {
      Said said = sites(order).said(atelier.id());
      assertEquals(REV + 1, said.announcement().revision());
      assertEquals(
          List.of(world.directory().server()),
          said.others().stream().map(Said.Other::where).toList());
    }
  }

  @Test
  void a_directory_that_withholds_a_site_is_told() throws Exception {
    second.announce(atelier.id(), signed(REV));
    Said said = sites(world, second).said(atelier.id());
    assertEquals(
        List.of(new Said.Other(world.directory().server(), Optional.empty(), Optional.empty())),
        said.others());
  }

  @Test
  void a_directory_that_is_down_stands_in_nobody_s_way() throws Exception {
    second.announce(atelier.id(), signed(REV));
    world.close();
    Said said = sites(world, second).said(atelier.id());
    assertTrue(said.others().get(0).failure().isPresent());
  }

  @Test
  void a_forgery_at_one_directory_stands_in_nobody_s_way_and_is_told() throws Exception {
    world.announce(atelier.id(), forged(REV + 5));
    second.announce(atelier.id(), signed(REV));
    Said said = sites(world, second).said(atelier.id());
    assertEquals(REV, said.announcement().revision());
    assertEquals(Optional.of(Refusal.SIGNATURE), said.others().get(0).refusal());
  }

  @Test
  void directories_that_are_all_down_are_told_as_down() {
    world.close();
    assertThrows(CallFailed.class, () -> sites(world).said(atelier.id()));
  }

  @Test
  void a_site_that_nobody_announces_is_not_there() {
    NoSite none = assertNone(Reason.NOT_ANNOUNCED, () -> sites(world, second).said(atelier.id()));
    assertEquals(2, none.facts().size());
  }

  @Test
  void a_tombstone_says_that_the_site_withdrew() throws Exception {
    world.announce(atelier.id(), announcement(REV, NOW, true).sign(atelier));
    assertNone(Reason.WITHDRAWN, () -> sites(world).said(atelier.id()));
  }

  @Test
  void a_service_for_everybody_is_found_by_its_label() throws Exception {
    world.announce(atelier.id(), signed(REV));
    Sites sites = sites(world);
    Announcement said = sites.said(atelier.id()).announcement();
    Named site = sites.named(atelier.id().text());
    assertEquals(8001, sites.service(site, said, new Label("wiki")).port().number());
  }

  @Test
  void a_service_for_peers_is_found_in_the_box_of_this_device() throws Exception {
    SharedKey key = pairWith(atelier, "ana", Introduction.Kind.SITE);
    BoxKey ours = new BoxKey(key, atelier.id(), device().identity().id());
    List<String> boxes = new ArrayList<>();
    byte[] other = new byte[32];
    boxes.add(
        new BoxKey(SharedKey.of(other), atelier.id(), Identity.create(RANDOM).id())
            .seal(List.of(offer(3, "photos")), REV, RANDOM));
    boxes.add(ours.seal(List.of(offer(2, "chat")), REV, RANDOM));
    world.announce(
        atelier.id(), announcement(REV, NOW, false, boxes.toArray(String[]::new)).sign(atelier));
    Sites sites = sites(world);
    Announcement said = sites.said(atelier.id()).announcement();
    Named ana = sites.named("ana");
    assertEquals(8002, sites.service(ana, said, new Label("chat")).port().number());
    NoSite none =
        assertNone(Reason.UNKNOWN_SERVICE, () -> sites.service(ana, said, new Label("photos")));
    assertEquals(List.of("chat", "wiki"), none.facts());
  }

  private byte[] changing(Identity successor) throws Exception {
    return announcement(atelier, Optional.of(successor.id()), REV, NOW, false).sign(atelier);
  }

  private static byte[] successors(Identity successor) throws Exception {
    return announcement(successor, Optional.empty(), REV, NOW, false).sign(successor);
  }

  private static boolean never(Acquaintance site, BrokerId successor) {
    throw new AssertionError("asked about " + successor);
  }

  @Test
  void a_key_that_is_to_take_over_is_asked_about_once_and_does_not_yet() throws Exception {
    pairWith(atelier, "ana", Introduction.Kind.SITE);
    Identity successor = Identity.create(RANDOM);
    world.announce(atelier.id(), changing(successor));
    List<String> asked = new ArrayList<>();
    Consent yes = (site, next) -> asked.add(site.name() + " " + next);
    assertEquals(atelier.id(), sites(world).find("ana", yes).site().id());
    assertEquals(atelier.id(), sites(world).find("ana", SitesTest::never).site().id());
    assertEquals(List.of("ana " + successor.id()), asked);
  }

  @Test
  void once_agreed_the_site_is_the_new_key_as_soon_as_that_is_announced() throws Exception {
    SharedKey key = pairWith(atelier, "ana", Introduction.Kind.SITE);
    Identity successor = Identity.create(RANDOM);
    world.announce(atelier.id(), changing(successor));
    sites(world).find("ana", (site, next) -> true);
    world.announce(successor.id(), successors(successor));
    Found found = sites(world).find("ana", SitesTest::never);
    assertEquals(successor.id(), found.site().id());
    assertEquals(successor.id(), found.said().announcement().id());
    Peer peer = device().peers().find(new Label("ana")).orElseThrow();
    assertEquals(successor.id(), peer.id());
    assertEquals(key, peer.key());
    assertEquals(1, device().peers().all().size());
  }

  @Test
  void once_agreed_the_new_key_is_followed_also_when_the_old_one_is_silent() throws Exception {
    pairWith(atelier, "ana", Introduction.Kind.SITE);
    Identity successor = Identity.create(RANDOM);
    world.announce(atelier.id(), changing(successor));
    sites(world).find("ana", (site, next) -> true);
    second.announce(successor.id(), successors(successor));
    assertEquals(successor.id(), sites(second).find("ana", SitesTest::never).site().id());
  }

  @Test
  void without_the_user_s_yes_no_other_key_takes_over() throws Exception {
    pairWith(atelier, "ana", Introduction.Kind.SITE);
    Identity successor = Identity.create(RANDOM);
    world.announce(atelier.id(), changing(successor));
    world.announce(successor.id(), successors(successor));
    assertEquals(atelier.id(), sites(world).find("ana", (site, next) -> false).site().id());
    second.announce(successor.id(), successors(successor));
    assertNone(Reason.NOT_ANNOUNCED, () -> sites(second).find("ana", SitesTest::never));
  }

  @Test
  void a_key_that_no_old_one_named_is_never_followed() throws Exception {
    pairWith(atelier, "ana", Introduction.Kind.SITE);
    Identity successor = Identity.create(RANDOM);
    Identity thief = Identity.create(RANDOM);
    world.announce(atelier.id(), changing(successor));
    sites(world).find("ana", (site, next) -> true);
    second.announce(successor.id(), successors(thief));
    assertNone(Reason.NOT_ANNOUNCED, () -> sites(second).find("ana", SitesTest::never));
  }

  @Test
  void what_a_site_announced_before_is_known_without_asking() throws Exception {
    pairWith(atelier, "work", Introduction.Kind.SITE);
    assertEquals(Optional.empty(), sites(world).before("work"));
    Announcement said = announcement(REV, NOW, false);
    world.announce(atelier.id(), said.sign(atelier));
    sites(world).find("work", (site, successor) -> false);
    world.close();
    assertEquals(
        Optional.of(said),
        sites(world).before("work").map(before -> before.found().said().announcement()));
  }

  @ParameterizedTest
  @CsvSource({"60,true", "-1,false"})
  void what_was_announced_before_holds_as_long_as_its_term(long left, boolean holds)
      throws Exception {
    pairWith(atelier, "work", Introduction.Kind.SITE);
    Announcement said = announcement(REV, NOW, false);
    world.announce(atelier.id(), said.sign(atelier));
    sites(world).find("work", (site, successor) -> false);
    Instant later = said.expires().minusSeconds(left);
    assertEquals(
        Optional.of(holds),
        sites(Clock.fixed(later, ZoneOffset.UTC)).before("work").map(Before::holds));
  }

  @Test
  void a_site_that_withdrew_is_nowhere_to_begin_at() throws Exception {
    pairWith(atelier, "work", Introduction.Kind.SITE);
    world.announce(atelier.id(), announcement(REV, NOW, true).sign(atelier));
    assertThrows(NoSite.class, () -> sites(world).find("work", (site, successor) -> false));
    assertEquals(Optional.empty(), sites(world).before("work"));
  }
}
