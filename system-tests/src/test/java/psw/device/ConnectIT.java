package psw.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import psw.wire.seal.SharedKey;
import psw.wire.value.SshPublicKey;

/** {@code psw connect}, by itself and as OpenSSH's ProxyCommand. */
@ExtendWith(OneRendezvous.class)
@Needs({"root", "sshd", "ssh", "ssh-keygen", "unshare"})
class ConnectIT {
  @TempDir private static Path dir;
  private static Server rendezvous;
  private static Sshd sshd;
  private static Target echo;

  @TempDir private Path home;
  private Device device;
  private Atelier atelier;

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
    atelier = new Atelier(shared, device.identity().id(), echo.port());
    atelier.meets(device, shared, rendezvous);
  }

  /** Offers what listens on a port as wiki and as ssh, and lets this device reach another. */
  private void offers(int port, int granted) throws Exception {
    atelier.movesTo(port);
    atelier.opens("ssh");
    String user = Files.readString(sshd.dir().resolve("user.pub"));
    Files.writeString(
        sshd.dir().resolve("authorized"),
        "restrict,port-forwarding,permitopen=\"127.0.0.1:%d\" %s\n%s"
            .formatted(granted, device.ssh(), user));
    String hostKey =
        SshPublicKey.parse(Files.readString(sshd.dir().resolve("host.pub"))).fingerprint().text();
    Atelier.tell(
        rendezvous, atelier.path(), atelier.says(List.of("127.0.0.1"), sshd.port(), hostKey));
  }

  private Map<String, String> settings() {
    return Map.of(
        "PSW_HOME", home.resolve("client").toString(), "PSW_RENDEZVOUS", rendezvous.url());
  }

  @Test
  void standard_input_and_output_are_connected_to_a_service_until_both_end() throws Exception {
    offers(echo.port(), echo.port());
    try (Psw psw = Psw.start(home, settings(), "connect", "ana/wiki")) {
      psw.typed("hello");
      assertEquals(0, psw.exit(), psw.err());
      assertEquals("hello\n", psw.out());
      assertEquals("", psw.err());
    }
  }

  @Test
  void a_service_that_was_not_granted_ends_it_with_3() throws Exception {
    offers(echo.port(), 9);
    try (Psw psw = Psw.start(home, settings(), "connect", "wiki.ana.psw")) {
      assertEquals(3, psw.exit(), psw.err());
      assertTrue(psw.err().contains("ask its owner for: psw grant YOU wiki"), psw.err());
    }
  }

  @Test
  void a_session_that_is_lost_ends_it_with_4() throws Exception {
    offers(echo.port(), echo.port());
    try (Psw psw = Psw.start(home, settings(), "connect", "ana/wiki")) {
      psw.types("hello");
      psw.prints("hello\n");
      sshd.close();
      assertEquals(4, psw.exit(), psw.err());
      assertTrue(psw.err().contains("psw: the session to ana is gone: "), psw.err());
    } finally {
      sshd.again();
    }
  }

  @Test
  void a_service_where_nobody_listens_ends_it_with_1() throws Exception {
    offers(9, 9);
    try (Psw psw = Psw.start(home, settings(), "connect", "ana/wiki")) {
      assertEquals(1, psw.exit(), psw.err());
      assertTrue(psw.err().contains("does anything listen there?"), psw.err());
    }
  }

  @Test
  void why_a_service_is_not_reached_is_told_before_ssh_gives_up() throws Exception {
    offers(9, 9);
    assertEquals(255, ssh().waitFor());
    String said = Files.readString(home.resolve("ssh.err"));
    assertTrue(said.contains("does anything listen there?"), said);
  }

  /** OpenSSH by what ssh-config prints, to an echo beside the server. */
  private Process ssh() throws Exception {
    Path config = home.resolve("ssh_config");
    try (Psw psw = Psw.start(home, settings(), "ssh-config")) {
      assertEquals(0, psw.exit(), psw.err());
      Files.writeString(config, psw.out());
    }
    Files.writeString(
        home.resolve("known"), "ssh.ana.psw " + Files.readString(sshd.dir().resolve("host.pub")));
    ProcessBuilder ssh =
        new ProcessBuilder(
                "ssh",
                "-F",
                config.toString(),
                "-i",
                sshd.dir().resolve("user").toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "UserKnownHostsFile=" + home.resolve("known"),
                "-W",
                "127.0.0.1:" + echo.port(),
                "root@ssh.ana.psw")
            .redirectError(home.resolve("ssh.err").toFile());
    ssh.environment().putAll(settings());
    return ssh.start();
  }

  @Test
  void ssh_reaches_a_server_by_name_with_what_ssh_config_prints() throws Exception {
    offers(sshd.port(), sshd.port());
    Process process = ssh();
    process.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String back = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("hello", back, Files.readString(home.resolve("ssh.err")));
  }
}
