package psw.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import psw.client.device.Device;
import psw.testing.Needs;
import psw.testing.Psw;
import psw.testing.Server;
import psw.tunnel.Sshd;
import psw.tunnel.Target;
import psw.wire.jws.Identity;
import psw.wire.seal.SharedKey;
import psw.wire.value.BrokerId;
import psw.wire.value.SshPublicKey;

/** {@code psw open} of a device without broker, through a real rendez-vous to a real sshd. */
@ExtendWith(OneRendezvous.class)
@Needs({"root", "sshd", "ssh", "ssh-keygen", "unshare"})
class OpenIT {
  private static final String HERE = "127.0.0.1";
  private static final String NOT_ROUTED =
      "psw: no port is free here for ana/wiki: not an address of this host: 10.199.";

  @TempDir private static Path dir;
  private static Server rendezvous;
  private static Sshd sshd;
  private static Target echo;
  private static String right;
  private static String other;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path home;
  private Device device;
  private Atelier atelier;

  @BeforeAll
  static void start(Server one) throws Exception {
    rendezvous = one;
    sshd = Sshd.start(Files.createDirectory(dir.resolve("sshd")), "LogLevel DEBUG1");
    echo = Target.of(Target.ECHO);
    Sshd.key(dir.resolve("other"), "");
    right = fingerprint(sshd.dir().resolve("host.pub"));
    other = fingerprint(dir.resolve("other.pub"));
    rendezvous.awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (sshd != null) {
      sshd.close();
    }
    if (echo != null) {
      echo.close();
    }
  }

  private static String fingerprint(Path publicKey) throws Exception {
    return SshPublicKey.parse(Files.readString(publicKey)).fingerprint().text();
  }

  @BeforeEach
  void pair() throws Exception {
    device = Device.at(home.resolve("client"));
    SharedKey shared = SharedKey.of(new byte[32]);
    atelier = new Atelier(shared, device.identity().id(), echo.port());
    atelier.meets(device, shared, rendezvous);
    grant(echo.port());
  }

  private void grant(int port) throws Exception {
    Files.writeString(
        sshd.dir().resolve("authorized"),
        "restrict,port-forwarding,permitopen=\"127.0.0.1:" + port + "\" " + device.ssh() + "\n");
  }

  private void announced(String... hostKeys) throws Exception {
    announced(List.of(HERE), hostKeys);
  }

  private void announced(List<String> addresses, String... hostKeys) throws Exception {
    Atelier.tell(rendezvous, atelier.path(), atelier.says(addresses, sshd.port(), hostKeys));
  }

  private Psw open(String path, String... directories) throws Exception {
    return Psw.start(home, settings(directories), "open", path);
  }

  private Map<String, String> settings(String... directories) {
    String asked = directories.length == 0 ? rendezvous.url() : String.join(",", directories);
    return Map.of("PSW_HOME", home.resolve("client").toString(), "PSW_RENDEZVOUS", asked);
  }

  private static void assertEchoes(Psw psw, String path) throws Exception {
    InetSocketAddress at = psw.listens();
    assertTrue(psw.firstLine().endsWith(" -> " + path), psw.firstLine());
    try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
      socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
      byte[] back = socket.getInputStream().readNBytes(5);
      assertEquals("hello", new String(back, StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_service_of_a_site_whose_host_key_is_announced_is_reached() throws Exception {
    announced(right);
    try (Psw psw = open("ana/wiki")) {
      assertEchoes(psw, "ana/wiki");
      psw.terminate();
      assertEquals(128 + 15, psw.exit());
      assertEquals("psw: the wormhole is closed\n", psw.err());
    }
  }

  @Test
  void the_second_of_two_announced_host_keys_is_as_good_and_so_is_a_second_address()
      throws Exception {
    announced(List.of("127.0.0.9", HERE), other, right);
    try (Psw psw = open(atelier.id() + "/wiki")) {
      assertEchoes(psw, atelier.id() + "/wiki");
      assertTrue(psw.err().startsWith("psw: 127.0.0.9:" + sshd.port() + " refuses"), psw.err());
    }
  }

  @Test
  void a_service_sealed_for_this_device_is_reached() throws Exception {
    announced(right);
    try (Psw psw = open("ana/chat")) {
      assertEchoes(psw, "ana/chat");
    }
  }

  @Test
  void another_host_key_is_refused_with_5_and_told_nothing() throws Exception {
    announced(other);
    int before = sshd.log().length();
    try (Psw psw = open("ana/wiki")) {
      assertEquals(5, psw.exit());
      assertAll(
          () -> assertTrue(psw.err().contains("it showed ssh-ed25519 " + right), psw.err()),
          () -> assertTrue(psw.err().contains("psw: announced: " + other), psw.err()),
          () -> assertEquals("", psw.out()));
    }
    String heard = sshd.log().substring(before);
    assertTrue(heard.contains("Connection from 127.0.0.1"), heard);
    assertFalse(heard.contains("userauth-request"), heard);
  }

  /** What is announced now is known to this device, and holds. */
  private void known() throws Exception {
    announced(right);
    try (Psw psw = open("ana/wiki")) {
      psw.firstLine();
    }
  }

  @Test
  void a_lost_session_is_got_back_and_the_port_stays() throws Exception {
    announced(right);
    try (Psw psw = open("ana/wiki")) {
      assertEchoes(psw, "ana/wiki");
      sshd.close();
      psw.says("getting it back");
      sshd.again();
      psw.says("psw: back at ana after ");
      assertEchoes(psw, "ana/wiki");
      assertEquals(1, psw.out().lines().count(), psw.out());
    }
  }

  @Test
  void the_same_service_has_the_same_port_the_next_time() throws Exception {
    announced(right);
    InetSocketAddress first;
    try (Psw psw = open("ana/wiki")) {
      first = psw.listens();
      psw.terminate();
      psw.exit();
    }
    try (Psw psw = open("ana/wiki")) {
      assertEquals(first, psw.listens());
      assertEquals(echo.port(), first.getPort());
    }
  }

  @Test
  void a_port_that_is_taken_here_is_replaced_by_another_of_the_site_s_address() throws Exception {
    announced(right);
    try (Psw one = open("ana/wiki")) {
      InetSocketAddress first = one.listens();
      try (Psw two = open("ana/wiki")) {
        assertEquals(first.getAddress(), two.listens().getAddress());
        assertNotEquals(first.getPort(), two.listens().getPort());
        assertEchoes(two, "ana/wiki");
      }
    }
  }

  @Test
  void all_that_a_site_offers_is_open_and_what_it_offers_later_too() throws Exception {
    announced(right);
    try (Psw psw = Psw.start(home, settings(), "open", "--all", "ana")) {
      psw.prints(" -> ana/wiki\n");
      psw.prints(" -> ana/chat\n");
      atelier.opens("garden");
      announced(right);
      psw.prints(" -> ana/garden\n");
    }
  }

  @Test
  @Needs({"setpriv", "nc"})
  void another_user_of_this_host_is_refused_and_its_owner_told() throws Exception {
    announced(right);
    try (Psw psw = open("ana/wiki")) {
      InetSocketAddress at = psw.listens();
      Process other =
          new ProcessBuilder(
                  "setpriv",
                  "--reuid=65534",
                  "--regid=65534",
                  "--clear-groups",
                  "nc",
                  "-w",
                  "20",
                  at.getAddress().getHostAddress(),
                  "" + at.getPort())
              .redirectErrorStream(true)
              .start();
      other.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
      other.getOutputStream().flush();
      String got = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals("", got);
      psw.says("another user of this host");
      assertEchoes(psw, "ana/wiki");
    }
  }

  @Test
  void a_service_that_no_port_is_free_for_ends_it_with_1_and_is_told_once() throws Exception {
    announced(right);
    try (Psw psw = Psw.start(home, settings(), "open", "--lan", "ana/wiki")) {
      assertEquals(1, psw.exit());
      List<String> said = psw.err().lines().toList();
      assertEquals(2, said.size(), psw.err());
      assertTrue(said.get(0).startsWith(NOT_ROUTED), psw.err());
      assertTrue(said.get(1).startsWith("psw: hint: psw firewall apply --lan"), psw.err());
    }
  }

  @Test
  void what_no_port_is_free_for_is_told_once_while_all_that_comes_is_waited_for() throws Exception {
    announced(right);
    try (Psw psw = Psw.start(home, settings(), "open", "--lan", "--all", "ana")) {
      psw.says("no port is free here for ana/wiki");
      psw.says("no port is free here for ana/chat");
      atelier.opens("garden");
      announced(right);
      psw.says("no port is free here for ana/garden");
      assertEquals(6, psw.err().lines().count(), psw.err());
    }
  }

  @Test
  void all_of_a_site_cannot_listen_at_one_port() throws Exception {
    try (Psw psw = Psw.start(home, settings(), "open", "--all", "ana", "--listen", "8080")) {
      assertEquals(2, psw.exit());
      assertTrue(psw.err().contains("--listen is for one service"), psw.err());
    }
  }

  @Test
  void what_still_holds_is_open_while_no_directory_answers() throws Exception {
    known();
    try (Psw psw = open("ana/wiki", "http://127.0.0.1:9")) {
      assertEchoes(psw, "ana/wiki");
    }
  }

  @Test
  void a_service_that_moved_meanwhile_is_followed_and_keeps_its_port_here() throws Exception {
    known();
    try (Target moved = Target.of(Target.ECHO)) {
      grant(moved.port());
      atelier.movesTo(moved.port());
      announced(right);
      try (Psw psw = open("ana/wiki")) {
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .untilAsserted(() -> assertEchoes(psw, "ana/wiki"));
        assertEquals(1, psw.out().lines().count(), psw.out());
      }
    }
  }

  @Test
  void a_service_that_is_offered_no_more_ends_it_with_3() throws Exception {
    known();
    atelier.closes();
    announced(right);
    try (Psw psw = open("ana/wiki")) {
      assertEquals(3, psw.exit());
      assertTrue(psw.err().contains("the site offers you no service wiki"), psw.err());
    }
  }

  @Test
  void a_directory_that_tells_something_older_ends_what_was_open() throws Exception {
    known();
    try (Liar liar = new Liar(atelier.saidBefore(sshd.port(), right));
        Psw psw = open("ana/wiki", liar.url())) {
      assertTrue(psw.firstLine().endsWith(" -> ana/wiki"));
      assertEquals(5, psw.exit());
    }
  }

  @Test
  void an_announcement_older_than_one_seen_is_refused_with_5() throws Exception {
    announced(right);
    try (Psw psw = open("ana/wiki")) {
      psw.firstLine();
    }
    try (Liar liar = new Liar(atelier.saidBefore(sshd.port(), other));
        Psw psw = open("ana/wiki", liar.url())) {
      assertEquals(5, psw.exit());
      assertTrue(psw.err().contains("older than what this device has seen"), psw.err());
    }
  }

  @Test
  void an_announcement_with_another_s_signature_is_refused_with_5() throws Exception {
    String one = text(atelier.says(List.of(HERE), sshd.port(), right));
    String two = text(atelier.says(List.of(HERE), sshd.port(), right));
    String forged = one.substring(0, one.lastIndexOf('.')) + two.substring(two.lastIndexOf('.'));
    try (Liar liar = new Liar(forged.getBytes(StandardCharsets.US_ASCII));
        Psw psw = open("ana/wiki", liar.url())) {
      assertEquals(5, psw.exit());
      assertTrue(psw.err().contains("the signature is not the site's"), psw.err());
    }
  }

  private static String text(byte[] jws) {
    return new String(jws, StandardCharsets.US_ASCII);
  }

  @Test
  void a_service_that_was_not_granted_ends_it_with_3_and_says_whom_to_ask() throws Exception {
    announced(right);
    grant(9);
    try (Psw psw = open("ana/wiki")) {
      InetSocketAddress at = psw.listens();
      try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
        assertEquals(-1, socket.getInputStream().read());
      } catch (java.io.IOException reset) {
        // cut short is as good
      }
      assertEquals(3, psw.exit());
      assertTrue(psw.err().contains("ask its owner for: psw grant YOU wiki"), psw.err());
    }
  }

  @Test
  void a_device_that_was_granted_nothing_ends_with_3() throws Exception {
    announced(right);
    Files.writeString(sshd.dir().resolve("authorized"), "");
    try (Psw psw = open("ana/wiki")) {
      assertEquals(3, psw.exit());
      assertTrue(psw.err().contains("ask its owner for: psw grant YOU wiki"), psw.err());
    }
  }

  @Test
  void a_name_that_a_site_gives_itself_is_told_with_its_id() throws Exception {
    announced(right);
    device.peers().forget(atelier.id());
    try (Psw psw = open("atelier/nothing")) {
      assertEquals(3, psw.exit());
      boolean one = psw.err().startsWith("psw: atelier calls itself so; it is " + atelier.id());
      // the other tests' sites call themselves so, too
      assertTrue(one || psw.err().startsWith("psw: more than one site"), psw.err());
      assertTrue(psw.err().contains(atelier.id().text()), psw.err());
    }
  }

  @Test
  void a_site_that_is_not_announced_is_unreachable() throws Exception {
    try (Psw psw = open("ana/wiki")) {
      assertEquals(4, psw.exit());
    }
  }

  @Test
  @Needs("script")
  void on_a_terminal_it_asks_whether_another_key_may_take_over() throws Exception {
    Identity successor = Identity.create(new SecureRandom());
    atelier.changesTo(successor.id());
    announced(right);
    try (Psw psw = open("ana/wiki")) {
      psw.firstLine();
      assertTrue(psw.err().contains(successor.id() + " takes over"), psw.err());
    }
    assertEquals(Optional.empty(), next());
    try (Psw psw = Psw.atTerminal(home, settings(), "open", "ana/wiki")) {
      psw.says("follow it when the time comes? [y/N]");
      psw.types("y").says(" -> ana/wiki");
      await().atMost(PATIENCE).until(() -> next().equals(Optional.of(successor.id())));
    }
  }

  private Optional<BrokerId> next() throws Exception {
    return device.peers().find(atelier.id()).orElseThrow().next();
  }

  @Test
  void openssh_reads_the_device_s_key_and_logs_in_with_it() throws Exception {
    Process said =
        new ProcessBuilder("ssh-keygen", "-y", "-f", device.sshKeyFile().toString()).start();
    String shown = new String(said.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(device.ssh().text(), shown.strip());
    Process ssh =
        new ProcessBuilder(
                "ssh",
                "-F",
                "none",
                "-i",
                device.sshKeyFile().toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "UserKnownHostsFile=" + sshd.knownHosts(),
                "-p",
                "" + sshd.port(),
                "-W",
                "127.0.0.1:" + echo.port(),
                "psw-tunnel@" + HERE)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ssh.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
    ssh.getOutputStream().close();
    String back = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("hello", back);
  }
}
