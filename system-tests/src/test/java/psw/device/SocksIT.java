package psw.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** {@code psw socks} before two sites, with curl. */
@ExtendWith(OneRendezvous.class)
@Needs({"root", "sshd", "ssh-keygen", "unshare", "curl", "setpriv"})
class SocksIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String HELLO = "HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%s";

  @TempDir private static Path dir;
  private static Server rendezvous;
  private static Sshd sshd;
  private static Target wiki;
  private static Target garden;

  @TempDir private Path home;
  private Device device;
  private Psw socks;
  private String proxy;

  @BeforeAll
  static void start(Server one) throws Exception {
    rendezvous = one;
    sshd = Sshd.start(Files.createDirectory(dir.resolve("sshd")));
    wiki = web("wiki");
    garden = web("garden");
    rendezvous.awaitReady();
  }

  private static Target web(String says) throws Exception {
    byte[] answer = HELLO.formatted(says.length(), says).getBytes(StandardCharsets.UTF_8);
    return Target.of(
        socket -> {
          socket.getInputStream().read(new byte[4096]);
          socket.getOutputStream().write(answer);
        });
  }

  @AfterAll
  static void stop() throws Exception {
    if (sshd != null) {
      sshd.close();
      wiki.close();
      garden.close();
    }
  }

  @BeforeEach
  void pair() throws Exception {
    device = Device.at(home.resolve("client"));
    site("ana", wiki);
    site("rui", garden);
    Files.writeString(
        sshd.dir().resolve("authorized"),
        "restrict,port-forwarding,permitopen=\"127.0.0.1:%d\",permitopen=\"127.0.0.1:%d\" %s\n"
            .formatted(wiki.port(), garden.port(), device.ssh()));
    socks = start("ana", "rui");
    proxy = "127.0.0.1:" + socks.listens().getPort();
  }

  private Psw start(String... sites) throws Exception {
    Map<String, String> settings =
        Map.of("PSW_HOME", home.resolve("client").toString(), "PSW_RENDEZVOUS", rendezvous.url());
    List<String> words = new ArrayList<>(List.of("socks", "--listen", "0"));
    words.addAll(List.of(sites));
    return Psw.start(home, settings, words.toArray(String[]::new));
  }

  /** A site that offers a wiki to everybody. */
  private void site(String name, Target target) throws Exception {
    SharedKey shared = SharedKey.of(new byte[32]);
    Atelier site = new Atelier(shared, device.identity().id(), target.port());
    site.meets(device, name, shared, rendezvous);
    String hostKey =
        SshPublicKey.parse(Files.readString(sshd.dir().resolve("host.pub"))).fingerprint().text();
    Atelier.tell(rendezvous, site.path(), site.says(List.of("127.0.0.1"), sshd.port(), hostKey));
  }

  @AfterEach
  void close() {
    socks.close();
  }

  private String curl(String... words) throws Exception {
    return run(List.of("curl", "-sS", "-m", "20"), words);
  }

  private static String run(List<String> before, String... words) throws Exception {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void each_name_leads_to_its_own_site_whatever_the_port() throws Exception {
    assertEquals("wiki", curl("--socks5-hostname", proxy, "http://wiki.ana.psw/"));
    assertEquals("garden", curl("--socks5-hostname", proxy, "http://wiki.rui.psw:81/"));
  }

  @Test
  void a_name_has_no_case_and_may_end_with_a_dot() throws Exception {
    assertEquals("wiki", curl("--socks5-hostname", proxy, "http://WIKI.Ana.psw./"));
  }

  @Test
  void socks_4a_does_as_well() throws Exception {
    assertEquals("wiki", curl("--socks4a", proxy, "http://wiki.ana.psw/"));
  }

  @Test
  void everything_else_is_refused() throws Exception {
    assertEquals("wiki", curl("--socks5-hostname", proxy, "http://wiki.ana.psw/"));
    for (String url :
        List.of(
            "http://127.0.0.1:" + wiki.port() + "/",
            "http://nothing.ana.psw/",
            "http://wiki.eva.psw/",
            "http://example.org/")) {
      String said = curl("--socks5-hostname", proxy, url);
      assertTrue(said.contains("(2)"), url + ": " + said);
    }
    socks.says("psw: ana: the site offers you no service nothing\n");
    assertFalse(socks.err().contains("example"), socks.err());
  }

  @Test
  void a_service_that_is_not_granted_is_named_at_the_proxy() throws Exception {
    Files.writeString(
        sshd.dir().resolve("authorized"),
        "restrict,port-forwarding,permitopen=\"127.0.0.1:9\" " + device.ssh() + "\n");
    String said = curl("--socks5-hostname", proxy, "http://wiki.ana.psw/");
    assertTrue(said.contains("(2)"), said);
    socks.says("psw: ana/wiki refused: the server does not allow it with this key\n");
  }

  @Test
  void another_user_of_this_host_is_refused() throws Exception {
    assertEquals("wiki", curl("--socks5-hostname", proxy, "http://wiki.ana.psw/"));
    String said =
        run(
            List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"),
            "curl",
            "-sS",
            "-m",
            "20",
            "--socks5-hostname",
            proxy,
            "http://wiki.ana.psw/");
    assertTrue(said.startsWith("curl: ("), said);
  }

  @Test
  void a_session_that_is_lost_comes_back_and_names_lead_there_again() throws Exception {
    assertEquals("wiki", curl("--socks5-hostname", proxy, "http://wiki.ana.psw/"));
    sshd.close();
    socks.says("the session to ana is gone");
    sshd.again();
    await()
        .atMost(SOON)
        .until(() -> curl("--socks5-hostname", proxy, "http://wiki.ana.psw/").equals("wiki"));
  }

  @Test
  void a_site_that_cannot_be_is_told_and_the_others_are_reached() throws Exception {
    try (Psw three = start("ana", "nobody")) {
      three.says("no site is called nobody");
      String there = "127.0.0.1:" + three.listens().getPort();
      assertEquals("wiki", curl("--socks5-hostname", there, "http://wiki.ana.psw/"));
    }
  }

  @Test
  void it_ends_when_it_is_told_to() throws Exception {
    socks.terminate();
    assertEquals(128 + 15, socks.exit());
    assertTrue(socks.err().endsWith("psw: the proxy is closed\n"), socks.err());
  }
}
