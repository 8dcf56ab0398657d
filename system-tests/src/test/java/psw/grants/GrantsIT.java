package psw.grants;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.lab.Outcome;
import psw.testing.Needs;

@Needs({"root", "sshd", "ssh", "ssh-keygen", "nsenter", "ip", "setpriv", "perl", "nc"})
class GrantsIT {
  private static final String LOGIN = "psw-tunnel@" + Site.V4;
  private static final Grant WEB = Grant.of("127.0.0.1:8801");
  private static final Grant WEB6 = Grant.of("[::1]:8801");

  private static Site site;

  @BeforeAll
  static void open() throws Exception {
    site = Site.open();
  }

  @AfterAll
  static void close() {
    if (site != null) {
      site.close();
    }
  }

  private static void assertProhibited(Outcome outcome) {
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("administratively prohibited"), outcome::toString);
  }

  private static void assertNoLogin(Outcome outcome) {
    assertEquals(255, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains("Permission denied (publickey)"), outcome::toString);
  }

  private static void assertNoSession(Outcome outcome) {
    assertNotEquals(0, outcome.exit());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("open failed"), outcome::toString);
  }

  @Test
  void a_granted_target_is_reached_over_ipv4() throws Exception {
    assertEquals(
        "hello from 127.0.0.1 8801\n", site.reach(site.device(WEB), "127.0.0.1:8801").out());
  }

  @Test
  void a_granted_target_is_reached_over_ipv6() throws Exception {
    Outcome outcome =
        site.ssh(site.device(WEB6), "-W", "[::1]:8801", "-6", "psw-tunnel@" + Site.V6);
    assertEquals("hello from ::1 8801\n", outcome.out());
  }

  @Test
  void each_of_several_grants_is_reached() throws Exception {
    Device device = site.device(WEB, WEB6);
    assertEquals("hello from 127.0.0.1 8801\n", site.reach(device, "127.0.0.1:8801").out());
    assertEquals("hello from ::1 8801\n", site.reach(device, "[::1]:8801").out());
  }

  @Test
  void another_port_of_the_granted_host_is_prohibited() throws Exception {
    assertProhibited(site.reach(site.device(WEB), "127.0.0.1:8802"));
  }

  @Test
  void another_host_is_prohibited() throws Exception {
    assertProhibited(site.reach(site.device(WEB), Site.V4 + ":8801"));
  }

  @Test
  void another_port_is_prohibited_over_ipv6() throws Exception {
    assertProhibited(site.reach(site.device(WEB6), "[::1]:8802"));
  }

  @Test
  void a_grant_of_one_device_opens_nothing_for_another() throws Exception {
    site.device(Grant.of("127.0.0.1:8802"));
    assertProhibited(site.reach(site.device(WEB), "127.0.0.1:8802"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8801",
        "127.1:8801",
        "0x7f000001:8801",
        "2130706433:8801",
        "[::ffff:127.0.0.1]:8801",
        "[::ffff:7f00:1]:8801",
        "0.0.0.0:8801",
        "site:8801"
      })
  void another_spelling_of_the_granted_host_is_prohibited(String target) throws Exception {
    assertProhibited(site.reach(site.device(WEB), target));
  }

  @Test
  void a_shell_is_refused() throws Exception {
    assertNoSession(site.ssh(site.device(WEB), LOGIN));
  }

  @Test
  void a_command_is_refused() throws Exception {
    assertNoSession(site.ssh(site.device(WEB), LOGIN, "id"));
  }

  @Test
  void a_terminal_is_refused() throws Exception {
    assertNoSession(site.ssh(site.device(WEB), "-tt", LOGIN, "id"));
  }

  @Test
  void a_subsystem_is_refused() throws Exception {
    assertNoSession(site.ssh(site.device(WEB), "-s", LOGIN, "sftp"));
  }

  @Test
  void sftp_is_refused() throws Exception {
    List<String> words = new ArrayList<>(site.words(site.device(WEB), LOGIN));
    words.set(0, "sftp");
    Outcome outcome = site.away().run(Site.SOON, words.toArray(String[]::new));
    assertNotEquals(0, outcome.exit());
    assertFalse(outcome.out().contains("sftp>"), outcome::toString);
  }

  @Test
  void an_agent_is_not_forwarded() throws Exception {
    List<String> words = new ArrayList<>(List.of("ssh-agent"));
    words.addAll(site.words(site.device(WEB), "-A", LOGIN, "true"));
    assertNoSession(site.away().run(Site.SOON, words.toArray(String[]::new)));
  }

  @Test
  void a_display_is_not_forwarded() throws Exception {
    String[] words = site.words(site.device(WEB), "-Y", LOGIN, "true").toArray(String[]::new);
    assertNoSession(site.away().command(words).with("DISPLAY", ":9").run(Site.SOON));
  }

  @Test
  void a_port_on_the_site_is_refused() throws Exception {
    assertNoListener(site.ssh(site.device(WEB), remote(LOGIN)));
    assertFalse(site.host().run(Site.SOON, "nc", "-z", "127.0.0.1", "9000").succeeded());
  }

  private static String[] remote(String... login) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-N", "-o", "ExitOnForwardFailure=yes", "-R", "9000:127.0.0.1:22"));
    words.addAll(List.of(login));
    return words.toArray(String[]::new);
  }

  private static void assertNoListener(Outcome outcome) {
    assertEquals(255, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains("remote port forwarding failed"), outcome::toString);
  }

  /** A second sshd with other settings, since one layer must hold where another is missing. */
  private static void variant(int port, String edit) throws Exception {
    String settings = "/etc/psw/variant" + port;
    String sed = "s/^Port .*/Port " + port + "/; s/^PidFile .*/PidFile none/; " + edit;
    site.must("sh", "-c", "sed '" + sed + "' /etc/psw/sshd_config > " + settings);
    site.sshd(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "2201, s/^PermitListen none//",
    "2202, s/^AllowTcpForwarding local/AllowTcpForwarding yes/"
  })
  void a_port_on_the_site_is_refused_by_either_setting_alone(int port, String edit)
      throws Exception {
    variant(port, edit);
    assertNoListener(site.ssh(site.device(WEB), remote("-p", "" + port, LOGIN)));
  }

  @Test
  void without_both_settings_the_key_would_open_a_port_on_the_site() throws Exception {
    variant(2203, "s/^PermitListen none//; s/^AllowTcpForwarding local/AllowTcpForwarding yes/");
    String[] words =
        site.words(site.device(WEB), remote("-p", "2203", LOGIN)).toArray(String[]::new);
    Process ssh = site.away().start(words);
    try {
      String[] look = {"nc", "-z", "127.0.0.1", "9000"};
      await().atMost(Site.SOON).until(() -> site.host().run(Site.SOON, look).succeeded());
    } finally {
      ssh.destroy();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2204, id, This account is currently not available",
    "2205, -tt, PTY allocation request failed"
  })
  void without_the_limit_on_sessions_other_layers_still_refuse(int port, String word, String said)
      throws Exception {
    variant(port, "s/^MaxSessions 0/MaxSessions 9/");
    Outcome outcome = site.ssh(site.device(WEB), "-p", "" + port, LOGIN, word);
    if (word.startsWith("-")) {
      outcome = site.ssh(site.device(WEB), word, "-p", "" + port, LOGIN, "id");
    }
    assertNotEquals(0, outcome.exit());
    assertTrue((outcome.out() + outcome.err()).contains(said), outcome::toString);
  }

  @Test
  void a_socket_on_the_site_is_refused() throws Exception {
    String[] words = {"-N", "-o", "ExitOnForwardFailure=yes", "-R", "/tmp/s:127.0.0.1:22", LOGIN};
    assertNoListener(site.ssh(site.device(WEB), words));
    assertFalse(Files.exists(site.file("/tmp/s")));
  }

  @Test
  void a_unix_socket_of_the_site_is_not_reached() throws Exception {
    String ssh = String.join(" ", site.words(site.device(WEB)));
    String script =
        ssh
            + " -f -N -M -S /tmp/unix -E /tmp/unix.log -L 9001:/run/greeter.sock "
            + LOGIN
            + " && nc -N 127.0.0.1 9001 < /dev/null; ssh -S /tmp/unix -O exit -q x; cat /tmp/unix.log >&2";
    // sshd says the same of a socket that it may not reach and of one that is not there
    String near = "nc -N -U /run/greeter.sock < /dev/null";
    assertEquals("hello from /run/greeter.sock\n", site.must("sh", "-c", near));
    assertNoSession(site.away().run(Site.SOON, "sh", "-c", script + "; exit 1"));
  }

  @Test
  void a_network_device_is_refused() throws Exception {
    Outcome outcome =
        site.ssh(site.device(WEB), "-N", "-o", "ExitOnForwardFailure=yes", "-w", "7:7", LOGIN);
    assertEquals(255, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains("open failed"), outcome::toString);
    assertFalse(site.must("ip", "-o", "link").contains("tun7"));
  }

  @Test
  void an_expired_grant_lets_nobody_in() throws Exception {
    Grant over = new Grant("127.0.0.1:8801", Instant.now().minusSeconds(2));
    assertNoLogin(site.reach(site.device(over), "127.0.0.1:8801"));
  }

  @Test
  void an_expired_grant_takes_no_other_grant_along() throws Exception {
    Grant over = new Grant("127.0.0.1:8802", Instant.now().minusSeconds(2));
    Device device = site.device(over, WEB);
    assertProhibited(site.reach(device, "127.0.0.1:8802"));
    assertEquals("hello from 127.0.0.1 8801\n", site.reach(device, "127.0.0.1:8801").out());
  }

  @Test
  void a_grant_works_from_the_next_login_on_and_a_revoked_one_no_longer() throws Exception {
    Device device = site.device();
    assertNoLogin(site.reach(device, "127.0.0.1:8801"));
    site.grant(device, WEB);
    assertEquals("hello from 127.0.0.1 8801\n", site.reach(device, "127.0.0.1:8801").out());
    site.revoke(device);
    assertNoLogin(site.reach(device, "127.0.0.1:8801"));
  }

  @Test
  void one_of_two_grants_is_revoked_at_the_next_login() throws Exception {
    Device device = site.device(WEB, WEB6);
    site.grant(device, WEB);
    assertProhibited(site.reach(device, "[::1]:8801"));
  }

  @Test
  void an_unknown_key_is_refused() throws Exception {
    assertNoLogin(site.reach(site.device(), "127.0.0.1:8801"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ecdsa"})
  void a_key_of_another_type_is_refused_although_it_is_granted_something(String type)
      throws Exception {
    Device device = site.device(type);
    site.grant(device, WEB);
    assertNoLogin(site.reach(device, "127.0.0.1:8801"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "psw", "psw-akc", "nobody", "rui"})
  void another_account_is_refused(String account) throws Exception {
    assertNoLogin(site.ssh(site.device(WEB), "-W", "127.0.0.1:8801", account + "@" + Site.V4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "keyboard-interactive", "hostbased", "none"})
  void only_a_key_is_asked_for(String method) throws Exception {
    Outcome outcome =
        site.ssh(
            site.device(WEB),
            "-o",
            "PreferredAuthentications=" + method,
            "-W",
            "127.0.0.1:8801",
            LOGIN);
    assertNoLogin(outcome);
  }

  private static final String LINE =
      "restrict,port-forwarding,expiry-time=\"20991231235959Z\",permitopen=\"127.0.0.1:8801\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "KEY",
        "restrict KEY",
        "restrict,port-forwarding KEY",
        "restrict,port-forwarding,expiry-time=\"20991231235959Z\" KEY",
        "restrict,port-forwarding,permitopen=\"127.0.0.1:8801\" KEY",
        "restrict,port-forwarding,expiry-time=\"20991231235959Z\",permitopen=\"*:*\" KEY",
        "restrict,port-forwarding,expiry-time=\"20991231235959Z\",permitopen=\"localhost:8801\" KEY",
        LINE + ",pty KEY",
        LINE + ",command=\"id\" KEY",
        LINE + ",permitlisten=\"9000\" KEY",
        " " + LINE + " KEY",
        "command=\"id\"," + LINE + " KEY",
        "# " + LINE + " KEY",
        "cert-authority," + LINE + " KEY",
        LINE + " ssh-ed25519 AAAA KEY",
        LINE + " KEYx"
      })
  void a_line_of_another_form_lets_nobody_in(String line) throws Exception {
    Device device = site.device();
    site.write(device, line.replace("KEY", device.publicKey()) + "\n");
    assertNoLogin(site.reach(device, "127.0.0.1:8801"));
  }

  @Test
  void a_line_of_another_form_does_not_spoil_the_right_one() throws Exception {
    Device device = site.device();
    String right = Grant.render(device.publicKey(), WEB);
    site.write(device, "restrict,port-forwarding " + device.publicKey() + "\n\n" + right);
    assertProhibited(site.reach(device, "127.0.0.1:8802"));
    assertEquals("hello from 127.0.0.1 8801\n", site.reach(device, "127.0.0.1:8801").out());
  }

  @Test
  void a_line_for_another_key_lets_nobody_in() throws Exception {
    Device device = site.device();
    site.write(device, Grant.render(site.device().publicKey(), WEB));
    assertNoLogin(site.reach(device, "127.0.0.1:8801"));
  }

  @Test
  void a_link_in_place_of_the_file_lets_nobody_in() throws Exception {
    Device device = site.device(WEB);
    Path real = site.file("/var/lib/psw-share/authorized/elsewhere");
    Files.move(site.authorized(device), real);
    Files.createSymbolicLink(site.authorized(device), Path.of("elsewhere"));
    assertNoLogin(site.reach(device, "127.0.0.1:8801"));
  }

  @Test
  void a_directory_in_place_of_the_file_lets_nobody_in() throws Exception {
    Device device = site.device();
    Files.createDirectory(site.authorized(device));
    assertNoLogin(site.reach(device, "127.0.0.1:8801"));
  }

  @Test
  void a_file_that_the_look_up_may_not_read_lets_nobody_in() throws Exception {
    Device device = site.device(WEB);
    Files.setPosixFilePermissions(
        site.authorized(device), PosixFilePermissions.fromString("rw-------"));
    assertNoLogin(site.reach(device, "127.0.0.1:8801"));
  }

  @Test
  void files_with_hostile_names_disturb_nobody() throws Exception {
    for (String name : List.of("-rf", "a b", "$(id)", ".hidden", "\n", "ü")) {
      Files.writeString(site.file("/var/lib/psw-share/authorized/" + name), "KEY");
    }
    assertEquals(
        "hello from 127.0.0.1 8801\n", site.reach(site.device(WEB), "127.0.0.1:8801").out());
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256:../../../../../../../../etc/passwd0000000000, ssh-ed25519",
    "MD5:00:11:22, ssh-ed25519",
    "'', ssh-ed25519",
    "SHA256:%s, ssh-rsa"
  })
  void the_look_up_is_silent_on_any_doubt(String fingerprint, String type) throws Exception {
    Device device = site.device(WEB);
    Outcome outcome =
        site.host()
            .command(
                "/usr/libexec/psw/psw-authorized-keys",
                "/var/lib/psw-share",
                "psw-tunnel",
                "psw-tunnel",
                fingerprint.formatted(device.fingerprint()),
                type,
                device.publicKey().split(" ", -1)[1])
            .as("psw-akc")
            .run(Site.SOON);
    assertEquals(new Outcome(0, "", ""), outcome);
  }

  @Test
  void who_cannot_be_noted_is_not_let_in() throws Exception {
    Device device = site.device(WEB);
    site.must("chmod", "0500", "/var/lib/psw-share/sessions");
    try {
      assertNoLogin(site.reach(device, "127.0.0.1:8801"));
    } finally {
      site.must("chmod", "2770", "/var/lib/psw-share/sessions");
    }
  }

  @Test
  void an_account_that_is_no_root_cannot_change_what_sshd_reads() throws Exception {
    for (String place : List.of("/etc/psw", "/usr/libexec/psw", "/var/lib/psw-share/authorized")) {
      Outcome outcome = site.host().command("touch", place + "/mine").as("psw-akc").run(Site.SOON);
      assertTrue(outcome.err().contains("Permission denied"), outcome::toString);
    }
  }

  @Test
  void our_own_client_reaches_the_granted_targets_and_no_other_spelling() throws Exception {
    Device device = site.device(WEB, WEB6);
    List<String> targets =
        List.of(
            "127.0.0.1:8801",
            "[::1]:8801",
            "127.0.0.1:8802",
            Site.V4 + ":8801",
            "localhost:8801",
            "127.1:8801",
            "2130706433:8801",
            "[::ffff:127.0.0.1]:8801",
            "[0::1]:8801",
            "0.0.0.0:8801",
            "site:8801");
    List<String> words = Site.psw("tunnel", LOGIN, "-i", device.file());
    for (int i = 0; i < targets.size(); i++) {
      words.addAll(List.of("-L", 9101 + i + ":" + targets.get(i)));
    }
    Process psw = site.away().start(words.toArray(String[]::new));
    try {
      var out = psw.inputReader(StandardCharsets.UTF_8);
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < targets.size(); i++) {
        assertTrue(out.readLine().contains(" -> "));
      }
      for (int i = 0; i < targets.size(); i++) {
        answers.add(site.away().run(Site.SOON, "nc", "-N", "127.0.0.1", "" + (9101 + i)).out());
      }
      assertEquals(
          List.of("hello from 127.0.0.1 8801\n", "hello from ::1 8801\n"), answers.subList(0, 2));
      assertEquals(Collections.nCopies(targets.size() - 2, ""), answers.subList(2, answers.size()));
    } finally {
      psw.destroy();
    }
  }

  @Test
  void our_own_proxy_reaches_the_granted_target_and_no_other() throws Exception {
    String[] words =
        Site.psw("tunnel", LOGIN, "-i", site.device(WEB).file(), "-D", "9180")
            .toArray(String[]::new);
    Process psw = site.away().start(words);
    try {
      assertTrue(psw.inputReader(StandardCharsets.UTF_8).readLine().contains("9180"));
      assertEquals("hello from 127.0.0.1 8801\n", throughProxy("127.0.0.1", "8801"));
      assertEquals("", throughProxy("127.0.0.1", "8802"));
      assertEquals("", throughProxy(Site.V4, "8801"));
      assertEquals("", throughProxy("localhost", "8801"));
    } finally {
      psw.destroy();
    }
  }

  private static String throughProxy(String host, String port) throws Exception {
    String[] words = {"nc", "-N", "-X", "5", "-x", "127.0.0.1:9180", host, port};
    return site.away().run(Site.SOON, words).out();
  }

  @Test
  void our_own_client_says_that_a_key_without_grants_is_refused() throws Exception {
    String[] words =
        Site.psw("tunnel", LOGIN, "-i", site.device().file(), "-D", "0").toArray(String[]::new);
    Outcome outcome = site.away().run(Site.SOON, words);
    assertEquals(3, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().startsWith("psw: the server does not let in " + LOGIN));
  }
}
