package psw.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.lab.Outcome;
import psw.grants.Device;
import psw.grants.ForwardsOnly;
import psw.grants.Grant;
import psw.grants.Site;
import psw.testing.Needs;

/** What is the same as with OpenSSH's server, and what this one does beyond. */
@Needs({"root", "ssh", "ssh-keygen", "nsenter", "ip", "setpriv", "perl", "nc"})
class GatewayIT implements ForwardsOnly {
  private static final Duration PROMISED = Duration.ofSeconds(5);

  private static Site site;

  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void open() throws Exception {
    site = Site.withGateway();
  }

  @AfterAll
  static void close() {
    if (site != null) {
      site.close();
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Process each : started) {
      each.destroyForcibly();
      each.waitFor();
    }
  }

  @Override
  public Site site() {
    return site;
  }

  /** A session that stays, with a control socket, by which ssh can be told to open more in it. */
  private Process session(Device device) throws Exception {
    List<String> words = site.words(device, "-N", "-M", "-S", control(device), ForwardsOnly.LOGIN);
    Process ssh = site.away().start(words.toArray(String[]::new));
    started.add(ssh);
    String[] check = {"ssh", "-S", control(device), "-O", "check", "x"};
    await().atMost(Site.SOON).until(() -> site.away().run(Site.SOON, check).succeeded());
    return ssh;
  }

  private static String control(Device device) {
    return "/tmp/" + device.fingerprint();
  }

  /** What answers at a target through a session that is there. */
  private static Outcome through(Device device, String target) throws Exception {
    return site.away().run(Site.SOON, "ssh", "-S", control(device), "-W", target, "x");
  }

  private static void assertHello(Outcome outcome) {
    assertEquals("hello from 127.0.0.1 8801\n", outcome.out(), outcome::toString);
  }

  @Test
  void what_is_granted_later_is_reached_in_the_same_session() throws Exception {
    Device device = site.device(WEB6);
    session(device);
    assertNotEquals(0, through(device, "127.0.0.1:8801").exit());
    site.grant(device, WEB6, WEB);
    assertHello(through(device, "127.0.0.1:8801"));
  }

  @Test
  void a_session_that_lost_a_grant_is_ended_and_none_begins() throws Exception {
    Device device = site.device(WEB);
    Process ssh = session(device);
    assertHello(through(device, "127.0.0.1:8801"));
    site.revoke(device);
    assertTrue(ssh.waitFor(PROMISED.toSeconds(), TimeUnit.SECONDS));
    ForwardsOnly.assertNoLogin(site.reach(device, "127.0.0.1:8801"));
  }

  @Test
  void a_session_that_lost_one_of_two_grants_is_ended() throws Exception {
    Device device = site.device(WEB, WEB6);
    Process ssh = session(device);
    site.grant(device, WEB);
    assertTrue(ssh.waitFor(PROMISED.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void what_was_granted_later_and_revoked_ends_the_session_that_used_it() throws Exception {
    Device device = site.device(WEB6);
    Process ssh = session(device);
    site.grant(device, WEB6, WEB);
    assertHello(through(device, "127.0.0.1:8801"));
    site.grant(device, WEB6);
    assertTrue(ssh.waitFor(PROMISED.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void a_session_that_is_granted_more_goes_on() throws Exception {
    Device device = site.device(WEB);
    Process ssh = session(device);
    site.grant(device, new Grant("127.0.0.1:8801", Instant.now().plusSeconds(7200)), WEB6);
    assertFalse(ssh.waitFor(3, TimeUnit.SECONDS));
  }

  @Test
  void a_session_is_ended_when_its_grant_expires() throws Exception {
    Instant soon = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 6);
    Device device = site.device(new Grant("127.0.0.1:8801", soon));
    Process ssh = session(device);
    assertHello(through(device, "127.0.0.1:8801"));
    assertTrue(ssh.waitFor(6 + PROMISED.toSeconds(), TimeUnit.SECONDS));
    assertFalse(Instant.now().isBefore(soon));
  }

  @Test
  void when_the_directory_is_gone_nobody_stays_and_nobody_gets_in() throws Exception {
    Device device = site.device(WEB);
    Process ssh = session(device);
    String share = "/var/lib/gateway/share/";
    site.must("mv", share + "authorized", share + "away");
    try {
      assertTrue(ssh.waitFor(PROMISED.toSeconds(), TimeUnit.SECONDS));
      ForwardsOnly.assertNoLogin(site.reach(device, "127.0.0.1:8801"));
    } finally {
      site.must("mv", share + "away", share + "authorized");
    }
    assertHello(site.reach(device, "127.0.0.1:8801"));
    Process again = session(device);
    site.revoke(device);
    assertTrue(again.waitFor(PROMISED.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void the_third_key_that_is_refused_is_the_last_one() throws Exception {
    Device right = site.device(WEB);
    List<String> words = new ArrayList<>(List.of("ssh", "-F", "none"));
    for (int n = 0; n < 3; n++) {
      words.addAll(List.of("-i", site.device().file()));
    }
    words.addAll(site.words(right, "-W", "127.0.0.1:8801", ForwardsOnly.LOGIN).subList(3, 5));
    words.addAll(List.of("-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes"));
    words.addAll(List.of("-W", "127.0.0.1:8801", ForwardsOnly.LOGIN));
    Outcome outcome = site.away().run(Site.SOON, words.toArray(String[]::new));
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("too many tries"), outcome::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SSH-2.0-slow\\r\\n", "S"})
  void who_does_not_log_in_is_hung_up_on_after_fifteen_seconds(String said) throws Exception {
    String perl =
        "use IO::Socket::INET; my $s = IO::Socket::INET->new('"
            + Site.V4
            + ":22') or die; $s->autoflush(1); print $s \""
            + said
            + "\"; 1 while sysread($s, my $x, 4096);";
    long begun = System.nanoTime();
    assertTrue(site.away().run(Duration.ofMinutes(1), "perl", "-e", perl).succeeded());
    long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    assertTrue(seconds >= 14 && seconds < 25, seconds + " s");
  }

  @Test
  void strangers_of_one_address_leave_room_for_others() throws Exception {
    String many =
        "for n in $(seq 1 14); do (sleep 20 | nc -w 20 "
            + Site.V4
            + " 22 | head -n 1) & done; wait";
    Process strangers = site.away().start("sh", "-c", many);
    started.add(strangers);
    var banners = strangers.inputReader(StandardCharsets.UTF_8);
    for (int n = 0; n < 10; n++) {
      assertEquals("SSH-2.0-psw", banners.readLine());
    }
    Device device = site.device(WEB);
    assertEquals(255, site.reach(device, "127.0.0.1:8801").exit());
    // over IPv6 the same host is of another household
    List<String> words = site.words(device, "-6", "-W", "127.0.0.1:8801", "psw-tunnel@" + Site.V6);
    assertHello(site.away().run(Site.SOON, words.toArray(String[]::new)));
  }

  @Test
  void a_peer_that_fell_silent_is_dropped() throws Exception {
    Device device = site.device(WEB);
    session(device);
    String said = "ended " + device.fingerprint() + ", it answers no more";
    site.away().unplug();
    try {
      await().atMost(Duration.ofMinutes(2)).until(() -> site.gatewayLog().contains(said));
    } finally {
      site.away().plug();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KexAlgorithms=diffie-hellman-group14-sha256",
        "KexAlgorithms=ecdh-sha2-nistp256",
        "Ciphers=aes128-ctr",
        "Ciphers=aes256-cbc",
        "HostKeyAlgorithms=rsa-sha2-512"
      })
  void cryptography_that_is_older_is_not_spoken(String option) throws Exception {
    Outcome outcome =
        site.ssh(site.device(WEB), "-o", option, "-W", "127.0.0.1:8801", ForwardsOnly.LOGIN);
    assertEquals(255, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains("no matching"), outcome::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KexAlgorithms=sntrup761x25519-sha512@openssh.com",
        "KexAlgorithms=curve25519-sha256",
        "Ciphers=chacha20-poly1305@openssh.com",
        "Ciphers=aes256-gcm@openssh.com",
        "Ciphers=aes128-gcm@openssh.com"
      })
  void what_openssh_is_set_to_speak_is_spoken(String option) throws Exception {
    assertHello(
        site.ssh(site.device(WEB), "-o", option, "-W", "127.0.0.1:8801", ForwardsOnly.LOGIN));
  }

  @Test
  void its_banner_names_no_version() throws Exception {
    Outcome outcome =
        site.away().run(Site.SOON, "sh", "-c", "sleep 1 | nc -w 3 " + Site.V4 + " 22");
    assertEquals("SSH-2.0-psw", outcome.out().lines().findFirst().orElse(""));
  }

  @Test
  void its_log_names_devices_and_targets_and_no_key() throws Exception {
    Device device = site.device(WEB);
    assertHello(site.reach(device, "127.0.0.1:8801"));
    site.reach(device, "127.0.0.1:8802");
    await()
        .atMost(Site.SOON)
        .until(() -> site.gatewayLog().contains("left " + device.fingerprint()));
    List<String> lines =
        site.gatewayLog().lines().filter(line -> line.contains(device.fingerprint())).toList();
    assertTrue(lines.contains("let in " + device.fingerprint() + " from 10.77.0.3"));
    assertTrue(lines.contains("opened " + device.fingerprint() + " to 127.0.0.1:8801"));
    assertTrue(lines.contains("refused " + device.fingerprint() + " to 127.0.0.1:8802"));
    assertFalse(site.gatewayLog().contains("AAAA"));
  }

  @Test
  void the_host_key_is_its_owners_alone() throws Exception {
    Path key = Path.of("/var/lib/gateway/share/ssh_host_ed25519_key");
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(
                site.host().root().resolve(key.toString().substring(1)))));
  }

  @Test
  void it_has_no_privilege() throws Exception {
    String status = site.must("sh", "-c", "cat /proc/$(pgrep -x -u 64000 java)/status");
    assertTrue(status.contains("CapEff:\t0000000000000000"), status);
    assertTrue(status.contains("Uid:\t64000"), status);
  }

  @Test
  void a_stranger_who_says_nonsense_disturbs_nobody() throws Exception {
    String nonsense = "head -c 100000 /dev/urandom | nc -w 3 " + Site.V4 + " 22 > /dev/null";
    site.away().run(Site.SOON, "sh", "-c", nonsense);
    site.away()
        .run(
            Site.SOON,
            "sh",
            "-c",
            "(printf 'SSH-2.0-x\\r\\n'; head -c 50000 /dev/zero) | nc -w 3 "
                + Site.V4
                + " 22 > /dev/null");
    assertHello(site.reach(site.device(WEB), "127.0.0.1:8801"));
    assertFalse(site.gatewayLog().contains("Exception"), site.gatewayLog());
  }
}
