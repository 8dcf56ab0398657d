package psw.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.knock.Gate;
import psw.client.tunnel.Forward;
import psw.client.tunnel.HostKeyRule;
import psw.client.tunnel.Login;
import psw.client.tunnel.PassPhrase;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;
import psw.client.tunnel.TunnelFailed.Reason;
import psw.testing.Needs;

@Needs({"root", "sshd", "ssh-keygen", "unshare"})
class LoginIT {
  private static final PassPhrase NOBODY = file -> Optional.empty();

  @TempDir private static Path dir;
  private static Sshd sshd;

  @TempDir private Path own;

  @BeforeAll
  static void start() throws Exception {
    sshd = Sshd.start(dir);
    Sshd.key(dir.resolve("stranger"), "");
  }

  @AfterAll
  static void stop() {
    if (sshd != null) {
      sshd.close();
    }
  }

  private static Plan plan(Path key, Path known) throws Exception {
    Login login = Login.parse("root@127.0.0.1:" + sshd.port());
    return new Plan(
        login,
        key,
        new HostKeyRule.Known(known),
        List.of(Forward.parseDynamic("0")),
        new Gate.None());
  }

  private static TunnelFailed failure(Plan plan) {
    return assertThrows(
        TunnelFailed.class, () -> Tunnel.open(plan, NOBODY, (target, why) -> {}).close());
  }

  private Path known(String text) throws IOException {
    return Files.writeString(own.resolve("known"), text);
  }

  private static String fingerprint(String name) throws Exception {
    Process said =
        new ProcessBuilder("ssh-keygen", "-lf", dir.resolve(name + ".pub").toString()).start();
    String out = new String(said.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return "ssh-ed25519 " + out.split(" ", -1)[1];
  }

  @Test
  void an_unknown_host_key_is_refused_with_its_fingerprint() throws Exception {
    TunnelFailed failed = failure(plan(sshd.userKey(), own.resolve("nobody")));
    assertEquals(Reason.HOST_KEY_UNKNOWN, failed.reason());
    assertEquals(fingerprint("host"), failed.detail());
  }

  @Test
  void another_host_key_is_refused_with_both_fingerprints() throws Exception {
    Path known = known(sshd.line(dir.resolve("stranger.pub")));
    TunnelFailed failed = failure(plan(sshd.userKey(), known));
    assertEquals(Reason.HOST_KEY_CHANGED, failed.reason());
    assertEquals(fingerprint("host"), failed.detail());
    assertEquals(List.of(fingerprint("stranger") + ", line 1"), failed.facts());
  }

  @Test
  void a_revoked_host_key_is_refused_although_it_is_known() throws Exception {
    String line = sshd.line(dir.resolve("host.pub"));
    String revoked = "@revoked *" + line.substring(line.indexOf(' '));
    TunnelFailed failed = failure(plan(sshd.userKey(), known(line + revoked)));
    assertEquals(Reason.HOST_KEY_REVOKED, failed.reason());
  }

  @Test
  void a_hashed_known_host_is_known() throws Exception {
    Path known = known(sshd.line(dir.resolve("host.pub")));
    assertEquals(
        0, new ProcessBuilder("ssh-keygen", "-q", "-H", "-f", "" + known).start().waitFor());
    assertTrue(Files.readString(known).startsWith("|1|"));
    Tunnel.open(plan(sshd.userKey(), known), NOBODY, (target, why) -> {}).close();
  }

  @Test
  void a_user_key_that_the_server_does_not_know_is_refused() throws Exception {
    TunnelFailed failed = failure(plan(dir.resolve("stranger"), sshd.knownHosts()));
    assertEquals(Reason.LOGIN_REFUSED, failed.reason());
  }

  @Test
  void an_encrypted_key_opens_with_its_pass_phrase() throws Exception {
    Path key = own.resolve("locked");
    Sshd.key(key, "open sesame");
    Files.writeString(
        dir.resolve("authorized"),
        Files.readString(dir.resolve("user.pub")) + Files.readString(own.resolve("locked.pub")));
    PassPhrase right = file -> Optional.of("open sesame".getBytes(StandardCharsets.UTF_8));
    PassPhrase wrong = file -> Optional.of("open barley".getBytes(StandardCharsets.UTF_8));
    Plan plan = plan(key, sshd.knownHosts());
    Tunnel.open(plan, right, (target, why) -> {}).close();
    assertEquals(
        Reason.PASS_PHRASE_WRONG,
        assertThrows(TunnelFailed.class, () -> Tunnel.open(plan, wrong, (target, why) -> {}))
            .reason());
    assertEquals(Reason.PASS_PHRASE_NEEDED, failure(plan).reason());
  }

  @Test
  void a_key_that_others_can_read_is_not_used() throws Exception {
    Path key = own.resolve("open");
    Sshd.key(key, "");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(Reason.KEY_NOT_PRIVATE, failure(plan(key, sshd.knownHosts())).reason());
  }

  @Test
  void what_speaks_no_ssh_is_said_to_be_no_ssh_server() throws Exception {
    try (Target web =
        Target.of(
            s ->
                s.getOutputStream()
                    .write("HTTP/1.0 400 Bad\r\n\r\n".getBytes(StandardCharsets.UTF_8)))) {
      Login login = Login.parse("root@127.0.0.1:" + web.port());
      Plan plan =
          new Plan(
              login,
              sshd.userKey(),
              new HostKeyRule.Known(sshd.knownHosts()),
              List.of(Forward.parseDynamic("0")),
              new Gate.None());
      assertEquals(Reason.NOT_SSH, failure(plan).reason());
    }
  }

  @Test
  void a_port_that_is_taken_is_said_before_anything_else() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Login login = Login.parse("root@no-such-host.invalid");
      Forward forward = Forward.parseDynamic("" + taken.getLocalPort());
      Plan plan =
          new Plan(
              login,
              sshd.userKey(),
              new HostKeyRule.Known(sshd.knownHosts()),
              List.of(forward),
              new Gate.None());
      assertEquals(Reason.PORT_TAKEN, failure(plan).reason());
    }
  }
}
