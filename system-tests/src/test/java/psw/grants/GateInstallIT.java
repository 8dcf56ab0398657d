package psw.grants;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** What server-config/gate and server-config/systemd install, and take away again. */
@Needs({"root", "sshd", "ssh-keygen", "nsenter", "ip", "iptables-restore", "nft", "setpriv"})
class GateInstallIT {
  private static final String INSTALL = Site.CONFIG.resolve("gate/install").toString();
  private static final String REMOVE = Site.CONFIG.resolve("gate/remove").toString();
  private static final String SSHD = Site.CONFIG.resolve("sshd/install").toString();
  private static final String NO_SSHD = Site.CONFIG.resolve("sshd/remove").toString();
  private static final String SERVER = Site.CONFIG.resolve("systemd/install").toString();
  private static final String NO_SERVER = Site.CONFIG.resolve("systemd/remove").toString();

  /** All that an installation touches: what, whose, how, and what is in it. */
  private static final String LOOK =
      "cd / && find etc usr/libexec var/lib -printf '%p %u:%g %m\\n' | grep -v -e '^etc/[a-z]*- ' -e pwd.lock | sort;"
          + " cat etc/passwd etc/group etc/psw/gate.conf etc/psw/sshd_config 2> /dev/null;"
          + " iptables-save | grep PSW; true";

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

  private String mode(String path) throws Exception {
    return site.must("stat", "-c", "%a %U:%G", path).strip();
  }

  @Test
  void who_may_what() throws Exception {
    site.must(INSTALL);
    assertEquals("640 root:psw-gate", mode("/etc/psw/gate.conf"));
    assertEquals("755 root:root", mode("/usr/libexec/psw/psw-firewall"));
    assertEquals("644 root:root", mode("/etc/modprobe.d/psw.conf"));
    assertEquals("700 psw-gate:psw-gate", mode("/var/lib/psw-gate"));
    assertEquals("751 psw:psw", mode("/var/lib/psw-share"));
    assertEquals("644 root:root", mode("/etc/systemd/system/psw-firewall.service"));
    assertEquals("psw psw-knocks", site.must("id", "-nG", "psw").strip());
    assertEquals("psw-gate psw-knocks", site.must("id", "-nG", "psw-gate").strip());
  }

  @Test
  void the_broker_writes_no_list_of_who_is_let_in() throws Exception {
    site.must(INSTALL);
    site.must("usermod", "--append", "--groups", "psw-gate", "psw");
    site.must(INSTALL);
    site.must("iptables", "-A", "INPUT", "-m", "recent", "--rcheck", "--name", "PSW_SPA");
    site.must("/usr/libexec/psw/psw-firewall", "lists");
    assertEquals(1, lettingIn("psw").exit());
    assertEquals(0, lettingIn("psw-gate").exit());
  }

  private Outcome lettingIn(String account) throws Exception {
    String write = "echo +192.0.2.7 > /proc/net/xt_recent/PSW_SPA || exit 1";
    String[] as = {"setpriv", "--reuid", account, "--regid", account, "--init-groups"};
    List<String> words = new ArrayList<>(List.of(as));
    words.addAll(List.of("sh", "-c", write));
    return site.host().run(Site.SOON, words.toArray(String[]::new));
  }

  @Test
  void done_twice_it_changes_nothing_and_a_dry_run_changes_nothing_at_all() throws Exception {
    String before = look();
    String dry = site.must(INSTALL, "--dry-run");
    assertEquals(before, look());
    assertTrue(dry.contains("account psw-gate"), dry);
    site.must(INSTALL);
    String once = look();
    site.must(INSTALL);
    assertEquals(once, look());
  }

  @Test
  void removed_it_leaves_no_trace_and_no_rules() throws Exception {
    String before = look();
    site.must(INSTALL);
    String kept = "mkdir /etc/psw/firewall; cat > /etc/psw/firewall/iptables.rules";
    String rules = "*filter\\n:PSW_INPUT - [0:0]\\n-I INPUT 1 -j PSW_INPUT\\nCOMMIT\\n";
    site.must("sh", "-c", "printf '" + rules + "' | (" + kept + ")");
    site.must("/usr/libexec/psw/psw-firewall", "load");
    assertTrue(look().contains("-A INPUT -j PSW_INPUT"));
    site.must(REMOVE, "--all");
    assertEquals(before, look());
  }

  @Test
  void no_unit_stays_enabled_where_systemd_does_not_run() throws Exception {
    site.must(SSHD, "--port", "2200");
    site.must(INSTALL);
    site.must(SERVER, "broker");
    String units = "cd /etc/systemd/system && mkdir x.wants && for unit in psw-*; do ";
    String enable = units + "ln -s ../$unit x.wants/$unit; done";
    site.must("sh", "-c", enable);
    site.must(NO_SERVER, "broker");
    site.must(NO_SSHD);
    site.must(REMOVE);
    assertEquals("", site.must("ls", "/etc/systemd/system/x.wants"));
  }

  @Test
  void removed_while_rules_wait_to_be_confirmed_those_from_before_do_not_come_back()
      throws Exception {
    site.must(INSTALL);
    firewall("apply");
    firewall("confirm");
    firewall("apply", "--within", "10");
    site.must(REMOVE);
    String timer = site.must("cat", "/run/psw-firewall/running").strip();
    String[] runs = {"grep", "-q", ".", "/proc/" + timer + "/cmdline"};
    await().atMost(Site.SOON).until(() -> !site.host().run(Site.SOON, runs).succeeded());
    assertEquals("", site.must("sh", "-c", "iptables-save | grep PSW; true"));
  }

  private void firewall(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("env", "-u", "SSH_CONNECTION"));
    all.addAll(Site.psw("firewall"));
    all.addAll(List.of(words));
    site.must(all.toArray(String[]::new));
  }

  @Test
  void settings_and_what_was_confirmed_outlast_it() throws Exception {
    site.must(INSTALL);
    Files.writeString(site.file("/etc/psw/gate.conf"), "ssh = 2200\n");
    site.must(REMOVE);
    site.must(INSTALL);
    assertEquals("ssh = 2200\n", Files.readString(site.file("/etc/psw/gate.conf")));
  }

  @Test
  void beside_the_ssh_server_it_hides_its_port_and_each_goes_without_the_other() throws Exception {
    site.must(SSHD, "--port", "2200");
    site.must(INSTALL);
    String conf = Files.readString(site.file("/etc/psw/gate.conf"));
    // and 22, where the machine of the test starts an SSH server of its own
    assertTrue(conf.matches("(?s).*\nssh = 2200(, 22)?\n.*"), conf);
    site.must(NO_SSHD);
    assertTrue(Files.exists(site.file("/usr/libexec/psw/psw.jar")), "the receiver runs it");
    site.must(SSHD);
    site.must(REMOVE);
    assertTrue(Files.exists(site.file("/usr/libexec/psw/psw.jar")), "psw-reap runs it");
    site.must(NO_SSHD);
    assertFalse(Files.exists(site.file("/usr/libexec/psw")));
  }

  @Test
  void a_server_has_its_program_and_keeps_its_data() throws Exception {
    String before = look();
    site.must(SERVER, "broker");
    assertEquals("700 psw:psw", mode("/var/lib/psw"));
    assertEquals("600 root:root", mode("/etc/psw/broker.env"));
    String settings = Files.readString(site.file("/etc/psw/broker.env"));
    assertTrue(settings.lines().allMatch(line -> line.isEmpty() || line.startsWith("#")), settings);
    assertTrue(settings.contains("#PSW_SPA_PORT=62201"), settings);
    assertEquals("644 root:root", mode("/usr/libexec/psw/broker.war"));
    site.must(SERVER, "rendezvous");
    site.must(NO_SERVER, "broker");
    assertTrue(Files.exists(site.file("/usr/libexec/psw/payara-micro.jar")));
    site.must(NO_SERVER, "rendezvous");
    assertFalse(Files.exists(site.file("/usr/libexec/psw")));
    assertTrue(Files.isDirectory(site.file("/var/lib/psw")));
    assertFalse(before.equals(look()), "its data stays");
    assertEquals(2, site.host().run(Site.SOON, SERVER, "proxy").exit());
  }

  @Test
  void the_gateway_of_a_network_needs_a_broker_beside_it_and_goes_without_a_trace()
      throws Exception {
    Outcome alone = site.host().run(Site.SOON, SERVER, "lan");
    assertTrue(alone.err().startsWith("psw: there is no broker here\n"), alone::toString);
    site.must(SERVER, "broker");
    String before = look();
    site.must(SERVER, "lan");
    assertTrue(Files.exists(site.file("/etc/systemd/system/psw-lan.service")));
    site.must(NO_SERVER, "lan");
    assertEquals(before, look());
  }

  @Test
  void without_root_it_says_so() throws Exception {
    Outcome outcome = site.host().command(INSTALL).as("nobody").run(Site.SOON);
    assertEquals(1, outcome.exit());
    assertTrue(outcome.err().startsWith("psw: this needs root\n"), outcome.err());
  }
}
