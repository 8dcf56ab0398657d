package psw.grants;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.lab.Outcome;

/** What a site's SSH server for tunnels lets a peer do, which is to reach what was granted. */
public interface ForwardsOnly {
  String LOGIN = "psw-tunnel@" + Site.V4;
  Grant WEB = Grant.of("127.0.0.1:8801");
  Grant WEB6 = Grant.of("[::1]:8801");

  /** Where the server runs, one for all tests. */
  Site site();

  private static void assertProhibited(Outcome outcome) {
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("administratively prohibited"), outcome::toString);
  }

  static void assertNoLogin(Outcome outcome) {
    assertEquals(255, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains("Permission denied (publickey)"), outcome::toString);
  }

  private static void assertNoSession(Outcome outcome) {
    assertNotEquals(0, outcome.exit());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("open failed"), outcome::toString);
  }

  @Test
  default void a_granted_target_is_reached_over_ipv4() throws Exception {
    assertEquals(
        "hello from 127.0.0.1 8801\n", site().reach(site().device(WEB), "127.0.0.1:8801").out());
  }

  @Test
  default void a_granted_target_is_reached_over_ipv6() throws Exception {
    Outcome outcome =
        site().ssh(site().device(WEB6), "-W", "[::1]:8801", "-6", "psw-tunnel@" + Site.V6);
    assertEquals("hello from ::1 8801\n", outcome.out());
  }

  @Test
  default void each_of_several_grants_is_reached() throws Exception {
    Device device = site().device(WEB, WEB6);
    assertEquals("hello from 127.0.0.1 8801\n", site().reach(device, "127.0.0.1:8801").out());
    assertEquals("hello from ::1 8801\n", site().reach(device, "[::1]:8801").out());
  }

  @Test
  default void another_port_of_the_granted_host_is_prohibited() throws Exception {
    assertProhibited(site().reach(site().device(WEB), "127.0.0.1:8802"));
  }

  @Test
  default void another_host_is_prohibited() throws Exception {
    assertProhibited(site().reach(site().device(WEB), Site.V4 + ":8801"));
  }

  @Test
  default void another_port_is_prohibited_over_ipv6() throws Exception {
    assertProhibited(site().reach(site().device(WEB6), "[::1]:8802"));
  }

  @Test
  default void a_grant_of_one_device_opens_nothing_for_another() throws Exception {
    site().device(Grant.of("127.0.0.1:8802"));
    assertProhibited(site().reach(site().device(WEB), "127.0.0.1:8802"));
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
  default void another_spelling_of_the_granted_host_is_prohibited(String target) throws Exception {
    assertProhibited(site().reach(site().device(WEB), target));
  }

  @Test
  default void a_shell_is_refused() throws Exception {
    assertNoSession(site().ssh(site().device(WEB), LOGIN));
  }

  @Test
  default void a_command_is_refused() throws Exception {
    assertNoSession(site().ssh(site().device(WEB), LOGIN, "id"));
  }

  @Test
  default void a_terminal_is_refused() throws Exception {
    assertNoSession(site().ssh(site().device(WEB), "-tt", LOGIN, "id"));
  }

  @Test
  default void a_subsystem_is_refused() throws Exception {
    assertNoSession(site().ssh(site().device(WEB), "-s", LOGIN, "sftp"));
  }

  @Test
  default void sftp_is_refused() throws Exception {
    List<String> words = new ArrayList<>(site().words(site().device(WEB), LOGIN));
    words.set(0, "sftp");
    Outcome outcome = site().away().run(Site.SOON, words.toArray(String[]::new));
    assertNotEquals(0, outcome.exit());
    assertFalse(outcome.out().contains("sftp>"), outcome::toString);
  }

  @Test
  default void an_agent_is_not_forwarded() throws Exception {
    List<String> words = new ArrayList<>(List.of("ssh-agent"));
    words.addAll(site().words(site().device(WEB), "-A", LOGIN, "true"));
    assertNoSession(site().away().run(Site.SOON, words.toArray(String[]::new)));
  }

  @Test
  default void a_display_is_not_forwarded() throws Exception {
    String[] words = site().words(site().device(WEB), "-Y", LOGIN, "true").toArray(String[]::new);
    assertNoSession(site().away().command(words).with("DISPLAY", ":9").run(Site.SOON));
  }

  @Test
  default void a_port_on_the_site_is_refused() throws Exception {
    assertNoListener(site().ssh(site().device(WEB), remote(LOGIN)));
    assertFalse(site().host().run(Site.SOON, "nc", "-z", "127.0.0.1", "9000").succeeded());
  }

  static String[] remote(String... login) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-N", "-o", "ExitOnForwardFailure=yes", "-R", "9000:127.0.0.1:22"));
    words.addAll(List.of(login));
    return words.toArray(String[]::new);
  }

  static void assertNoListener(Outcome outcome) {
    assertEquals(255, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains("remote port forwarding failed"), outcome::toString);
  }

  @Test
  default void a_socket_on_the_site_is_refused() throws Exception {
    String[] words = {"-N", "-o", "ExitOnForwardFailure=yes", "-R", "/tmp/s:127.0.0.1:22", LOGIN};
    assertNoListener(site().ssh(site().device(WEB), words));
    assertFalse(Files.exists(site().file("/tmp/s")));
  }

  @Test
  default void a_unix_socket_of_the_site_is_not_reached() throws Exception {
    String ssh = String.join(" ", site().words(site().device(WEB)));
    String script =
        ssh
            + " -f -N -M -S /tmp/unix -E /tmp/unix.log -L 9001:/run/greeter.sock "
            + LOGIN
            + " && nc -N 127.0.0.1 9001 < /dev/null; ssh -S /tmp/unix -O exit -q x; cat /tmp/unix.log >&2";
    // sshd says the same of a socket that it may not reach and of one that is not there
    String near = "nc -N -U /run/greeter.sock < /dev/null";
    assertEquals("hello from /run/greeter.sock\n", site().must("sh", "-c", near));
    assertNoSession(site().away().run(Site.SOON, "sh", "-c", script + "; exit 1"));
  }

  @Test
  default void a_network_device_is_refused() throws Exception {
    Outcome outcome =
        site().ssh(site().device(WEB), "-N", "-o", "ExitOnForwardFailure=yes", "-w", "7:7", LOGIN);
    assertEquals(255, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains("open failed"), outcome::toString);
    assertFalse(site().must("ip", "-o", "link").contains("tun7"));
  }

  @Test
  default void an_expired_grant_lets_nobody_in() throws Exception {
    Grant over = new Grant("127.0.0.1:8801", Instant.now().minusSeconds(2));
    assertNoLogin(site().reach(site().device(over), "127.0.0.1:8801"));
  }

  @Test
  default void an_expired_grant_takes_no_other_grant_along() throws Exception {
    Grant over = new Grant("127.0.0.1:8802", Instant.now().minusSeconds(2));
    Device device = site().device(over, WEB);
    assertProhibited(site().reach(device, "127.0.0.1:8802"));
    assertEquals("hello from 127.0.0.1 8801\n", site().reach(device, "127.0.0.1:8801").out());
  }

  @Test
  default void a_grant_works_from_the_next_login_on_and_a_revoked_one_no_longer() throws Exception {
    Device device = site().device();
    assertNoLogin(site().reach(device, "127.0.0.1:8801"));
    site().grant(device, WEB);
    assertEquals("hello from 127.0.0.1 8801\n", site().reach(device, "127.0.0.1:8801").out());
    site().revoke(device);
    assertNoLogin(site().reach(device, "127.0.0.1:8801"));
  }

  @Test
  default void one_of_two_grants_is_revoked_at_the_next_login() throws Exception {
    Device device = site().device(WEB, WEB6);
    site().grant(device, WEB);
    assertProhibited(site().reach(device, "[::1]:8801"));
  }

  @Test
  default void an_unknown_key_is_refused() throws Exception {
    assertNoLogin(site().reach(site().device(), "127.0.0.1:8801"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ecdsa"})
  default void a_key_of_another_type_is_refused_although_it_is_granted_something(String type)
      throws Exception {
    Device device = site().device(type);
    site().grant(device, WEB);
    assertNoLogin(site().reach(device, "127.0.0.1:8801"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "psw", "psw-akc", "nobody", "rui"})
  default void another_account_is_refused(String account) throws Exception {
    assertNoLogin(site().ssh(site().device(WEB), "-W", "127.0.0.1:8801", account + "@" + Site.V4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "keyboard-interactive", "hostbased", "none"})
  default void only_a_key_is_asked_for(String method) throws Exception {
    Outcome outcome =
        site()
            .ssh(
                site().device(WEB),
                "-o",
                "PreferredAuthentications=" + method,
                "-W",
                "127.0.0.1:8801",
                LOGIN);
    assertNoLogin(outcome);
  }

  String LINE =
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
  default void a_line_of_another_form_lets_nobody_in(String line) throws Exception {
    Device device = site().device();
    site().write(device, line.replace("KEY", device.publicKey()) + "\n");
    assertNoLogin(site().reach(device, "127.0.0.1:8801"));
  }

  @Test
  default void a_line_of_another_form_does_not_spoil_the_right_one() throws Exception {
    Device device = site().device();
    String right = Grant.render(device.publicKey(), WEB);
    site().write(device, "restrict,port-forwarding " + device.publicKey() + "\n\n" + right);
    assertProhibited(site().reach(device, "127.0.0.1:8802"));
    assertEquals("hello from 127.0.0.1 8801\n", site().reach(device, "127.0.0.1:8801").out());
  }

  @Test
  default void a_line_for_another_key_lets_nobody_in() throws Exception {
    Device device = site().device();
    site().write(device, Grant.render(site().device().publicKey(), WEB));
    assertNoLogin(site().reach(device, "127.0.0.1:8801"));
  }

  @Test
  default void a_link_in_place_of_the_file_lets_nobody_in() throws Exception {
    Device device = site().device(WEB);
    Path real = site().authorized("elsewhere");
    Files.move(site().authorized(device), real);
    Files.createSymbolicLink(site().authorized(device), Path.of("elsewhere"));
    assertNoLogin(site().reach(device, "127.0.0.1:8801"));
  }

  @Test
  default void a_directory_in_place_of_the_file_lets_nobody_in() throws Exception {
    Device device = site().device();
    Files.createDirectory(site().authorized(device));
    assertNoLogin(site().reach(device, "127.0.0.1:8801"));
  }

  @Test
  default void a_file_that_the_look_up_may_not_read_lets_nobody_in() throws Exception {
    Device device = site().device(WEB);
    Files.setPosixFilePermissions(
        site().authorized(device), PosixFilePermissions.fromString("rw-------"));
    assertNoLogin(site().reach(device, "127.0.0.1:8801"));
  }

  @Test
  default void files_with_hostile_names_disturb_nobody() throws Exception {
    for (String name : List.of("-rf", "a b", "$(id)", ".hidden", "\n", "ü")) {
      Files.writeString(site().authorized(name), "KEY");
    }
    assertEquals(
        "hello from 127.0.0.1 8801\n", site().reach(site().device(WEB), "127.0.0.1:8801").out());
  }

  @Test
  default void our_own_client_reaches_the_granted_targets_and_no_other_spelling() throws Exception {
    Device device = site().device(WEB, WEB6);
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
    Process psw = site().away().start(words.toArray(String[]::new));
    try {
      var out = psw.inputReader(StandardCharsets.UTF_8);
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < targets.size(); i++) {
        assertTrue(out.readLine().contains(" -> "));
      }
      for (int i = 0; i < targets.size(); i++) {
        answers.add(site().away().run(Site.SOON, "nc", "-N", "127.0.0.1", "" + (9101 + i)).out());
      }
      assertEquals(
          List.of("hello from 127.0.0.1 8801\n", "hello from ::1 8801\n"), answers.subList(0, 2));
      assertEquals(Collections.nCopies(targets.size() - 2, ""), answers.subList(2, answers.size()));
    } finally {
      psw.destroy();
    }
  }

  @Test
  default void our_own_proxy_reaches_the_granted_target_and_no_other() throws Exception {
    String[] words =
        Site.psw("tunnel", LOGIN, "-i", site().device(WEB).file(), "-D", "9180")
            .toArray(String[]::new);
    Process psw = site().away().start(words);
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

  private String throughProxy(String host, String port) throws Exception {
    String[] words = {"nc", "-N", "-X", "5", "-x", "127.0.0.1:9180", host, port};
    return site().away().run(Site.SOON, words).out();
  }

  @Test
  default void our_own_client_says_that_a_key_without_grants_is_refused() throws Exception {
    String[] words =
        Site.psw("tunnel", LOGIN, "-i", site().device().file(), "-D", "0").toArray(String[]::new);
    Outcome outcome = site().away().run(Site.SOON, words);
    assertEquals(3, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().startsWith("psw: the server does not let in " + LOGIN));
  }
}
