package psw.grants;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.lab.Outcome;
import psw.testing.Needs;

@Needs({"root", "sshd", "ssh-keygen", "nsenter", "ip", "nc"})
class InstallIT {
  private static final String INSTALL = Site.CONFIG.resolve("sshd/install").toString();
  private static final String REMOVE = Site.CONFIG.resolve("sshd/remove").toString();

  /** All that an installation touches: what, whose, how, and what is in it. */
  private static final String LOOK =
      "cd / && find etc usr/libexec var/lib -printf '%p %u:%g %m\\n' | grep -v -e '^etc/[a-z]*- ' -e pwd.lock | sort;"
          + " for f in passwd group shadow psw/sshd_config psw/ssh_host_ed25519_key; do"
          + " [ ! -f etc/$f ] || sha256sum etc/$f; done; cat /etc/passwd /etc/group";

  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = Site.bare();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String look() throws Exception {
    return site.must("sh", "-c", LOOK);
  }

  @ParameterizedTest
  @CsvSource({
    "/var/lib/psw, 700 psw:psw",
    "/var/lib/psw-share, 751 psw:psw",
    "/var/lib/psw-share/authorized, 2750 psw:psw-akc",
    "/var/lib/psw-share/sessions, 2770 psw:psw-akc",
    "/etc/psw/ssh_host_ed25519_key, 600 root:root",
    "/usr/libexec/psw/psw-authorized-keys, 755 root:root"
  })
  void who_may_what(String path, String expected) throws Exception {
    site.must(INSTALL, "--port", "22");
    assertEquals(expected + "\n", site.must("stat", "-c", "%a %U:%G", path));
  }

  @Test
  void done_twice_it_changes_nothing() throws Exception {
    site.must(INSTALL, "--port", "22");
    String once = look();
    String said = site.must(INSTALL);
    assertEquals(once, look());
    assertEquals(1, said.lines().filter(line -> !line.contains("systemctl")).count(), said);
  }

  @Test
  void removed_it_leaves_no_trace() throws Exception {
    String before = look();
    site.must(INSTALL, "--port", "22");
    site.must(REMOVE, "--all");
    assertEquals(before, look());
  }

  @Test
  void removed_it_leaves_the_host_key_and_the_brokers_data() throws Exception {
    site.must(INSTALL, "--port", "22");
    String key = Files.readString(site.file("/etc/psw/ssh_host_ed25519_key"));
    Files.writeString(site.file("/var/lib/psw/identity.p8"), "key");
    site.must(REMOVE, "--all");
    site.must(INSTALL, "--port", "22");
    site.must(REMOVE);
    assertEquals("key", Files.readString(site.file("/var/lib/psw/identity.p8")));
    assertTrue(Files.exists(site.file("/etc/psw/ssh_host_ed25519_key")));
    assertTrue(!key.isEmpty());
  }

  @Test
  void a_dry_run_changes_nothing_and_says_what_it_would_do() throws Exception {
    String before = look();
    String said = site.must(INSTALL, "--dry-run", "--port", "22");
    assertEquals(before, look());
    assertTrue(said.contains("account psw-tunnel"), said);
  }

  @Test
  void where_another_server_has_port_22_it_takes_22022_and_says_so() throws Exception {
    site.host().start("nc", "-lk", "0.0.0.0", "22");
    String[] look = {"nc", "-z", "127.0.0.1", "22"};
    await().atMost(Site.SOON).until(() -> site.host().run(Site.SOON, look).succeeded());
    String said = site.must(INSTALL);
    assertTrue(said.contains("another server has port 22, so this one gets 22022"), said);
    assertTrue(
        Files.readString(site.file("/etc/psw/sshd_config")).contains("\nPort 22022\n"), said);
  }

  @Test
  void it_keeps_the_port_that_was_chosen_before() throws Exception {
    site.must(INSTALL, "--port", "2200");
    site.must(INSTALL);
    assertTrue(Files.readString(site.file("/etc/psw/sshd_config")).contains("\nPort 2200\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "ssh", "-1", "22 22", "022", "", "999999"})
  void a_port_that_is_none_is_refused(String port) throws Exception {
    String before = look();
    Outcome outcome = site.host().run(Site.SOON, INSTALL, "--port", port);
    assertEquals(2, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains("psw: hint: "), outcome::toString);
    assertEquals(before, look());
  }

  @Test
  void a_directory_that_others_can_change_is_refused() throws Exception {
    site.must("chmod", "0777", "/usr/libexec");
    Outcome outcome = site.host().run(Site.SOON, INSTALL, "--port", "22");
    assertEquals(1, outcome.exit());
    assertTrue(outcome.err().contains("/usr/libexec can be changed by others"), outcome.err());
  }

  @Test
  void without_root_it_says_so() throws Exception {
    Outcome outcome = site.host().command(INSTALL).as("nobody").run(Site.SOON);
    assertEquals(1, outcome.exit());
    assertTrue(outcome.err().startsWith("psw: this needs root\n"), outcome.err());
  }
}
