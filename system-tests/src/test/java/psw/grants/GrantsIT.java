package psw.grants;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.grants.ForwardsOnly.assertNoListener;
import static psw.grants.ForwardsOnly.assertNoLogin;
import static psw.grants.ForwardsOnly.remote;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.client.lab.Outcome;
import psw.testing.Needs;

@Needs({"root", "sshd", "ssh", "ssh-keygen", "nsenter", "ip", "setpriv", "perl", "nc"})
class GrantsIT implements ForwardsOnly {
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

  @Override
  public Site site() {
    return site;
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
}
