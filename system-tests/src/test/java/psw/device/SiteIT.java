package psw.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import psw.client.device.DeviceFailed;
import psw.client.device.Peer;
import psw.client.identity.SiteKey;
import psw.testing.Needs;
import psw.testing.Psw;
import psw.testing.Server;
import psw.tunnel.Sshd;
import psw.tunnel.Target;
import psw.wire.jws.Identity;
import psw.wire.pairing.Code;
import psw.wire.value.BrokerId;

/**
 * Rui's device, which has no broker, and Ana's site, whose broker runs her part. One story, told in
 * order, since a broker takes long to start.
 */
@ExtendWith(OneRendezvous.class)
@Needs({"root", "sshd", "ssh-keygen", "unshare", "script"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SiteIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private static Path dir;
  private static Server rendezvous;
  private static Server broker;
  private static Sshd sshd;
  private static Target echo;
  private static Person ana;
  private static Person rui;
  private static Path data;
  private static BrokerId next;

  @BeforeAll
  static void start(Server one) throws Exception {
    rendezvous = one;
    rui = new Person(dir, "rui-laptop", rendezvous.url());
    Path share = Files.createDirectory(dir.resolve("share"));
    Files.createDirectory(share.resolve("authorized"));
    Path granted = share.resolve("authorized").resolve(rui.device().ssh().fingerprint().fileName());
    sshd = Sshd.start(Files.createDirectory(dir.resolve("sshd")), "AuthorizedKeysFile " + granted);
    echo = Target.of(Target.ECHO);
    Path home = Files.createDirectory(dir.resolve("broker"));
    data = home.resolve("data");
    changingItsKey();
    broker =
        new Server(
                "broker",
                home,
                Map.of(
                    "psw.rendezvous",
                    rendezvous.url(),
                    "psw.name",
                    "atelier",
                    "psw.addr",
                    "127.0.0.1",
                    "psw.ssh.port",
                    "" + sshd.port(),
                    "psw.ssh.hostkey",
                    sshd.dir().resolve("host.pub").toString(),
                    "psw.share",
                    share.toString()))
            .start();
    ana =
        new Person(dir, "ana-desk", rendezvous.url())
            .with("PSW_BROKER", broker.url())
            .with("PSW_TOKEN_FILE", data.resolve("cli.token").toString());
    rendezvous.awaitReady();
    broker.awaitReady();
  }

  /** The site has a key already, and is about to change it. */
  private static void changingItsKey() throws Exception {
    Files.createDirectory(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path key =
        Files.write(data.resolve("identity.p8"), Identity.create(new SecureRandom()).toPkcs8());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    next = new SiteKey(data).rotate();
  }

  @AfterAll
  static void stop() throws Exception {
    if (broker != null) {
      broker.end();
    }
    if (sshd != null) {
      sshd.close();
    }
    if (echo != null) {
      echo.close();
    }
  }

  private static String selfId() throws Exception {
    return broker.get("/api/brokers/self").text("id");
  }

  private static void assertReaches(String path) throws Exception {
    assertReaches(path, () -> true);
  }

  /** The wormhole stays open until something has come to pass. */
  private static void assertReaches(String path, Callable<Boolean> until) throws Exception {
    try (Psw psw = rui.psw("open", path)) {
      InetSocketAddress at = psw.listens();
      try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
        socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
        byte[] back = socket.getInputStream().readNBytes(5);
        assertEquals("hello", new String(back, StandardCharsets.UTF_8), psw.err());
      }
      await().atMost(SOON).until(until);
    }
  }

  /** Who may take over from the site's key, as its peer agreed. */
  private static Optional<BrokerId> agreedTo() throws DeviceFailed {
    return rui.device().peers().all().stream().findFirst().flatMap(Peer::next);
  }

  @Test
  @Order(1)
  void a_wrong_word_is_told_to_the_site_s_owner_and_the_device_alike() throws Exception {
    try (Psw invites = ana.psw("pair")) {
      Code right = Code.parse(invites.firstLine());
      String other = right.secret().startsWith("guitar") ? "orbit" : "guitar";
      String secret = other + right.secret().substring(right.secret().indexOf('-'));
      Code wrong = new Code(right.host(), right.nameplate(), secret);
      try (Psw joins = rui.psw("pair", wrong.text())) {
        assertEquals(5, joins.exit(), joins.err());
        assertEquals(5, invites.exit(), invites.err());
        assertTrue(invites.err().contains("somebody tried yours and missed"), invites.err());
      }
    }
    assertEquals("", ana.says("peers"));
  }

  @Test
  @Order(2)
  void a_code_that_the_site_s_owner_gives_up_is_burnt() throws Exception {
    try (Psw invites = ana.psw("pair")) {
      String code = invites.firstLine();
      invites.terminate();
      assertEquals(128 + 15, invites.exit());
      try (Psw joins = rui.psw("pair", code)) {
        assertEquals(3, joins.exit(), joins.err());
      }
    }
  }

  @Test
  @Order(3)
  void a_device_pairs_with_a_site_and_both_know_each_other() throws Exception {
    try (Psw invites = ana.psw("pair", "--name", "rui")) {
      String code = invites.firstLine();
      try (Psw joins = rui.psw("pair", code, "--name", "ana")) {
        assertEquals(0, joins.exit(), joins.err());
        assertEquals(0, invites.exit(), invites.err());
        assertEquals("paired with ana (" + selfId() + ")\n", joins.out());
        assertTrue(invites.err().contains("nothing is granted yet"), invites.err());
      }
    }
    String id = rui.device().identity().id().text();
    assertTrue(ana.says("peers").startsWith("rui  device  " + id), ana.says("peers"));
    assertTrue(rui.says("peers").startsWith("ana  site  " + selfId()), rui.says("peers"));
  }

  @Test
  @Order(4)
  void what_is_granted_is_reached_and_a_service_for_peers_is_found() throws Exception {
    String wiki = "{\"name\":\"wiki\",\"ip\":\"127.0.0.1\",\"port\":%d,\"visibility\":\"paired\"}";
    assertEquals(
        200,
        broker
            .send("POST", "/api/services", wiki.formatted(echo.port()), broker.token())
            .statusCode());
    try (Psw before = rui.psw("open", "ana/wiki")) {
      assertEquals(3, before.exit(), before.err());
    }
    ana.says("grant", "rui", "wiki");
    assertReaches("ana/wiki");
  }

  @Test
  @Order(5)
  void a_site_that_changes_its_key_is_followed_by_who_agreed() throws Exception {
    try (Psw asks = Psw.atTerminal(dir, rui.settings(), "open", "ana/wiki")) {
      asks.says("follow it when the time comes? [y/N]");
      asks.types("y").says(" -> ana/wiki");
      await().atMost(SOON).until(() -> agreedTo().equals(Optional.of(next)));
    }
    broker.end();
    assertEquals(next, new SiteKey(data).finish());
    broker.start().awaitReady();
    assertEquals(next.text(), selfId());
    await().atMost(SOON).until(() -> rendezvous.status("/api/brokers/" + next) == 200);
    // what it announced before leads there for a while yet, so the change is found while it is open
    assertReaches("ana/wiki", () -> rui.says("peers").startsWith("ana  site  " + next));
  }
}
