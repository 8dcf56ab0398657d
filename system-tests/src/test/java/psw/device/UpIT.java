package psw.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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
import psw.wire.seal.SharedKey;
import psw.wire.value.SshPublicKey;

/**
 * {@code psw up}, {@code psw status} and {@code psw down}: wormholes of a process in the
 * background.
 */
@ExtendWith(OneRendezvous.class)
@Needs({"root", "sshd", "ssh-keygen", "unshare", "setsid"})
class UpIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Pattern WIKI = Pattern.compile("  ([0-9.]+):([0-9]+) -> ana/wiki\n");

  @TempDir private static Path dir;
  private static Server rendezvous;
  private static Sshd sshd;
  private static Target echo;

  @TempDir private Path home;
  private Device device;

  @BeforeAll
  static void start(Server one) throws Exception {
    rendezvous = one;
    sshd = Sshd.start(Files.createDirectory(dir.resolve("sshd")));
    echo = Target.of(Target.ECHO);
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

  @BeforeEach
  void pair() throws Exception {
    device = Device.at(home.resolve("client"));
    SharedKey shared = SharedKey.of(new byte[32]);
    Atelier atelier = new Atelier(shared, device.identity().id(), echo.port());
    atelier.meets(device, shared, rendezvous);
    grants(echo.port());
    String hostKey =
        SshPublicKey.parse(Files.readString(sshd.dir().resolve("host.pub"))).fingerprint().text();
    Atelier.tell(
        rendezvous, atelier.path(), atelier.says(List.of("127.0.0.1"), sshd.port(), hostKey));
  }

  private void grants(int port) throws Exception {
    Files.writeString(
        sshd.dir().resolve("authorized"),
        "restrict,port-forwarding,permitopen=\"127.0.0.1:%d\" %s%n".formatted(port, device.ssh()));
  }

  @AfterEach
  void nothing_stays() throws Exception {
    says(0, "down");
  }

  /** What a command prints that ends so. */
  private String says(int exit, String... words) throws Exception {
    Map<String, String> settings =
        Map.of("PSW_HOME", home.resolve("client").toString(), "PSW_RENDEZVOUS", rendezvous.url());
    try (Psw psw = Psw.start(home, settings, words)) {
      assertEquals(exit, psw.exit(), () -> String.join(" ", words) + ": " + said(psw));
      return psw.out() + psw.err();
    }
  }

  private static String said(Psw psw) {
    try {
      return psw.out() + psw.err();
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  private static void assertEchoes(String status) throws Exception {
    Matcher wiki = WIKI.matcher(status);
    assertTrue(wiki.find(), status);
    InetSocketAddress at = new InetSocketAddress(wiki.group(1), Integer.parseInt(wiki.group(2)));
    try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
      socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
      assertEquals(
          "hello", new String(socket.getInputStream().readNBytes(5), StandardCharsets.UTF_8));
    }
  }

  @Test
  void what_is_named_is_open_when_the_command_has_ended() throws Exception {
    assertEchoes(says(0, "up", "ana/wiki"));
    String status = says(0, "status");
    assertTrue(status.startsWith("ana  open since "), status);
    assertTrue(status.contains("  round trip "), status);
    assertEchoes(status);
  }

  @Test
  void one_more_is_opened_by_the_process_that_is_there_and_one_less_leaves_the_rest()
      throws Exception {
    says(0, "up", "ana/wiki");
    String both = says(0, "up", "ana/chat");
    assertTrue(both.contains(" -> ana/chat\n"), both);
    assertEchoes(both);
    says(0, "down", "ana/chat");
    String one = says(0, "status");
    assertFalse(one.contains("ana/chat"), one);
    assertEchoes(one);
  }

  @Test
  void who_keeps_nothing_any_more_ends() throws Exception {
    says(0, "up", "ana/wiki");
    says(0, "down", "ana/wiki");
    // as long as there is a process it answers, though with nothing
    await().atMost(SOON).untilAsserted(() -> says(1, "status", "--json"));
  }

  @Test
  void what_was_closed_is_opened_again_by_what_was_noted() throws Exception {
    says(0, "up", "ana/wiki");
    says(0, "down");
    assertTrue(says(1, "status").contains("no wormholes are kept here"));
    assertEchoes(says(0, "up"));
  }

  @Test
  void a_session_that_is_lost_is_shown_as_away_and_comes_back() throws Exception {
    says(0, "up", "ana/wiki");
    sshd.close();
    await().atMost(SOON).untilAsserted(() -> assertTrue(says(4, "status").startsWith("ana  away")));
    sshd.again();
    await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertEchoes(says(0, "status")));
  }

  @Test
  void a_service_that_was_refused_when_last_used_is_shown_so_and_dated_in_the_log()
      throws Exception {
    grants(9);
    String up = says(0, "up", "ana/wiki");
    Matcher wiki = WIKI.matcher(up);
    assertTrue(wiki.find(), up);
    try (Socket socket = new Socket(wiki.group(1), Integer.parseInt(wiki.group(2)))) {
      socket.setSoTimeout((int) SOON.toMillis());
      assertThrows(SocketException.class, () -> socket.getInputStream().read());
    }
    String refused = " refused: the server does not allow it with this key";
    String status = says(0, "status");
    assertTrue(status.contains(" -> ana/wiki, but" + refused), status);
    String log = Files.readString(home.resolve("client/up.log"));
    assertTrue(
        Pattern.compile("\\n[-0-9]+T[:0-9]+Z psw: ana/wiki" + refused).matcher(log).find(), log);
  }

  @Test
  void programs_are_told_as_json() throws Exception {
    says(0, "up", "ana/wiki");
    String json = says(0, "status", "--json");
    assertTrue(json.startsWith("{\"sites\":[{\"site\":\"ana\",\"open\":true"), json);
  }

  @Test
  void a_line_that_is_no_wormhole_is_told_and_nothing_is_opened() throws Exception {
    Path list = home.resolve("client").resolve("wormholes");
    Files.writeString(list, "Ana's wiki\n");
    Files.setPosixFilePermissions(
        list, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    String said = says(2, "up");
    assertTrue(said.contains("wormholes, line 1: Ana's wiki: "), said);
    assertTrue(says(1, "status").contains("no wormholes are kept here"));
  }

  @Test
  void a_service_that_no_port_is_free_for_is_shown_with_the_reason() throws Exception {
    String reason = "  no port is free here for ana/wiki: not an address of this host: 10.199.";
    String up = says(4, "up", "--lan", "ana/wiki");
    assertTrue(up.contains(reason), up);
    String status = says(4, "status");
    assertTrue(status.contains(reason), status);
    String json = says(4, "status", "--json");
    assertTrue(json.contains("\"shut\":[{\"service\":\"wiki\",\"why\":\"not an address"), json);
  }

  @Test
  void a_service_that_the_site_does_not_offer_is_shown_as_that_beside_one_that_is_open()
      throws Exception {
    String reason = "  the site offers you no service nope\n";
    String up = says(4, "up", "ana/nope", "ana/wiki");
    assertTrue(up.contains(reason), up);
    assertEchoes(up);
    String status = says(4, "status");
    assertTrue(status.contains(reason), status);
    String json = says(4, "status", "--json");
    assertTrue(json.contains("\"shut\":[{\"service\":\"nope\",\"why\":\"the site offers"), json);
  }

  @Test
  void a_service_that_the_site_does_not_offer_is_not_waited_for() throws Exception {
    says(4, "up", "ana/nope");
    long began = System.nanoTime();
    says(4, "up"); // the process is there, and knows
    assertTrue(System.nanoTime() - began < Duration.ofSeconds(12).toNanos(), "it was waited for");
  }

  @Test
  void a_site_that_nobody_knows_is_refused_and_not_noted() throws Exception {
    String said = says(3, "up", "ana/wiki", "nobody");
    assertTrue(said.contains("no site is called nobody"), said);
    assertTrue(says(2, "up").contains("nothing is noted"));
  }

  @Test
  void nothing_noted_is_nothing_to_open() throws Exception {
    assertTrue(says(2, "up").contains("nothing is noted"));
  }
}
