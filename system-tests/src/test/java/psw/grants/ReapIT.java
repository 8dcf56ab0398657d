package psw.grants;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** The reaper runs as its unit has it: not root, and with the right to send signals alone. */
@Needs({"root", "sshd", "ssh", "ssh-keygen", "nsenter", "ip", "setpriv", "perl", "nc"})
class ReapIT {
  private static final Duration PROMISED = Duration.ofSeconds(5);
  private static final Grant WEB = Grant.of("127.0.0.1:8801");
  private static final Grant OTHER = Grant.of("127.0.0.1:8802");
  private static final String SHARE = "/var/lib/psw-share";

  private static Site site;

  private final List<Process> started = new ArrayList<>();
  private int port = 9200;

  @BeforeAll
  static void open() throws Exception {
    site = Site.open();
    site.reaper();
  }

  @AfterAll
  static void close() {
    if (site != null) {
      site.close();
    }
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  /** A session of a device that can reach 127.0.0.1:8801, which is tried. */
  private Process session(Device device) throws Exception {
    String local = Integer.toString(++port);
    String[] words =
        site.words(device, "-N", "-L", local + ":127.0.0.1:8801", "psw-tunnel@" + Site.V4)
            .toArray(String[]::new);
    Process ssh = site.away().start(words);
    started.add(ssh);
    await().atMost(Site.SOON).until(() -> reaches(local));
    return ssh;
  }

  private static boolean reaches(String local) throws Exception {
    String[] look = {"nc", "-N", "127.0.0.1", local};
    return site.away().run(Site.SOON, look).out().startsWith("hello from");
  }

  private static void assertEnds(Process session, Duration limit) throws Exception {
    assertTrue(session.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS), "still there");
  }

  /** Returns when the reaper has certainly looked at everything once more. */
  private void aRoundLater() throws Exception {
    Device canary = site.device(WEB);
    Process session = session(canary);
    site.revoke(canary);
    assertEnds(session, PROMISED);
  }

  private static List<Path> notes(Device device) throws IOException {
    try (Stream<Path> all = Files.list(site.file(SHARE + "/sessions"))) {
      return all.filter(note -> note.toString().endsWith(device.fingerprint())).toList();
    }
  }

  /** The number on the site of the process that serves a device. */
  private static long pid(Device device) throws IOException {
    return Long.parseLong(notes(device).get(0).getFileName().toString().split("-", -1)[0]);
  }

  private static long start(long pid) throws IOException {
    String stat = Files.readString(site.file("/proc/" + pid + "/stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
  }

  private static Path note(String share, long pid, long start, Device device) throws IOException {
    return Files.writeString(
        site.file(share + "/sessions/" + pid + "-" + start + "-" + device.fingerprint()),
        Grant.render(device.publicKey(), WEB));
  }

  @Test
  void a_revocation_ends_the_session_within_five_seconds() throws Exception {
    Device device = site.device(WEB);
    Process session = session(device);
    long began = System.nanoTime();
    site.revoke(device);
    assertEnds(session, PROMISED);
    System.out.println("revoked -> ended: " + (System.nanoTime() - began) / 1_000_000 + " ms");
  }

  @Test
  void an_expiry_ends_the_session_within_five_seconds() throws Exception {
    Instant expiry = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 4);
    Process session = session(site.device(new Grant("127.0.0.1:8801", expiry)));
    assertEnds(session, Duration.between(Instant.now(), expiry).plus(PROMISED));
    long late = Duration.between(expiry, Instant.now()).toMillis();
    System.out.println("expired -> ended: " + late + " ms");
    assertTrue(late >= 0, "too early by " + -late + " ms");
  }

  @Test
  void the_expiry_of_one_grant_ends_a_session_that_was_permitted_it() throws Exception {
    Instant expiry = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 4);
    Process session = session(site.device(WEB, new Grant("127.0.0.1:8802", expiry)));
    assertEnds(session, Duration.between(Instant.now(), expiry).plus(PROMISED));
  }

  @Test
  void a_session_that_lost_one_of_its_grants_ends() throws Exception {
    Device device = site.device(WEB, OTHER);
    Process session = session(device);
    site.grant(device, WEB);
    assertEnds(session, PROMISED);
  }

  @Test
  void every_session_of_the_device_ends() throws Exception {
    Device device = site.device(WEB);
    Process one = session(device);
    Process two = session(device);
    site.revoke(device);
    assertEnds(one, PROMISED);
    assertEnds(two, PROMISED);
  }

  @Test
  void an_open_connection_through_the_session_ends_with_it() throws Exception {
    Device device = site.device(Grant.of(Site.V4 + ":22"));
    String[] words =
        site.words(device, "-W", Site.V4 + ":22", "psw-tunnel@" + Site.V4).toArray(String[]::new);
    Process through = site.away().start(words);
    started.add(through);
    assertTrue(through.inputReader().readLine().startsWith("SSH-2.0"));
    site.revoke(device);
    assertEnds(through, PROMISED);
  }

  @Test
  void no_process_of_an_ended_session_is_left_on_the_site() throws Exception {
    Device device = site.device(WEB);
    Process session = session(device);
    long monitor = pid(device);
    String children = "/proc/" + monitor + "/task/" + monitor + "/children";
    String child = Files.readString(site.file(children)).strip();
    site.revoke(device);
    assertEnds(session, PROMISED);
    for (String process : List.of(Long.toString(monitor), child)) {
      await().atMost(PROMISED).until(() -> !runs(process));
    }
  }

  /** A process that has ended and was not looked after yet has no words any more. */
  private static boolean runs(String process) {
    try {
      return Files.readAllBytes(site.file("/proc/" + process + "/cmdline")).length > 0;
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void a_session_of_another_device_stays() throws Exception {
    Process other = session(site.device(WEB));
    aRoundLater();
    assertTrue(other.isAlive());
  }

  @Test
  void a_session_whose_grants_only_grew_stays() throws Exception {
    Device device = site.device(WEB);
    Process session = session(device);
    site.grant(device, WEB, OTHER);
    aRoundLater();
    assertTrue(session.isAlive());
  }

  @Test
  void a_session_whose_grant_was_prolonged_outlives_the_first_expiry() throws Exception {
    Instant expiry = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3);
    Device device = site.device(new Grant("127.0.0.1:8801", expiry));
    Process session = session(device);
    site.grant(device, WEB);
    await().atMost(Site.SOON).until(() -> Instant.now().isAfter(expiry));
    aRoundLater();
    assertTrue(session.isAlive());
  }

  @Test
  void the_note_of_a_session_that_is_over_is_removed() throws Exception {
    Device device = site.device(WEB);
    Process session = session(device);
    assertEquals(1, notes(device).size());
    session.destroy();
    await().atMost(PROMISED).until(() -> notes(device).isEmpty());
  }

  @Test
  void a_process_that_is_no_sshd_is_left_alone() throws Exception {
    Process sleep = site.host().start("sh", "-c", "echo $$; exec sleep 600");
    started.add(sleep);
    long pid = Long.parseLong(sleep.inputReader().readLine());
    note(SHARE, pid, start(pid), site.device());
    aRoundLater();
    assertTrue(sleep.isAlive());
  }

  @Test
  void a_process_of_another_user_that_calls_itself_sshd_is_left_alone() throws Exception {
    site.must("cp", "/bin/sleep", "/tmp/sshd");
    Process sleep =
        site.host().command("sh", "-c", "echo $$; exec /tmp/sshd 600").as("psw-akc").start();
    started.add(sleep);
    long pid = Long.parseLong(sleep.inputReader().readLine());
    await().atMost(Site.SOON).until(() -> comm(pid).equals("sshd"));
    note(SHARE, pid, start(pid), site.device());
    aRoundLater();
    assertTrue(sleep.isAlive());
  }

  private static String comm(long pid) throws IOException {
    return Files.readString(site.file("/proc/" + pid + "/comm")).strip();
  }

  @Test
  void a_process_number_that_was_given_to_another_session_harms_nobody() throws Exception {
    Device innocent = site.device(WEB);
    Process session = session(innocent);
    long pid = pid(innocent);
    Path stale = note(SHARE, pid, start(pid) - 1, site.device());
    await().atMost(PROMISED).until(() -> !Files.exists(stale));
    aRoundLater();
    assertTrue(session.isAlive());
  }

  @Test
  void files_with_hostile_names_disturb_nobody() throws Exception {
    Process session = session(site.device(WEB));
    for (String name : List.of("1", "-1-1-x", "a b", ".hidden", "1-0-" + "A".repeat(43), "$(id)")) {
      Files.writeString(site.file(SHARE + "/sessions/" + name), "x");
    }
    Files.createSymbolicLink(
        site.file(SHARE + "/sessions/1-1-" + "B".repeat(43)), Path.of("/etc/shadow"));
    Files.createDirectories(site.file(SHARE + "/authorized/" + "C".repeat(43)));
    aRoundLater();
    assertTrue(session.isAlive());
  }

  @Test
  void one_that_starts_later_ends_what_was_revoked_before() throws Exception {
    Device device = site.device(WEB);
    Process session = session(device);
    long pid = pid(device);
    String share = share("late");
    note(share, pid, start(pid), device);
    Process reaper = site.reaper(Site.psw("gate", "reap", "--share", share));
    started.add(reaper);
    assertEnds(session, PROMISED);
    String said = reaper.inputReader().readLine();
    assertEquals("ended " + device.fingerprint() + " pid " + pid + ", lost 127.0.0.1:8801", said);
  }

  @Test
  void as_root_it_knows_sshd_by_its_path() throws Exception {
    site.must("cp", "/bin/sleep", "/run/sshd/sshd");
    Process sleep = site.host().start("sh", "-c", "echo $$; exec /run/sshd/sshd 600");
    started.add(sleep);
    long impostor = Long.parseLong(sleep.inputReader().readLine());
    await().atMost(Site.SOON).until(() -> comm(impostor).equals("sshd"));
    Device device = site.device(WEB);
    Process session = session(device);
    String share = share("path");
    note(share, impostor, start(impostor), site.device());
    started.add(site.reaper(Site.psw("gate", "reap", "--share", share)));
    long pid = pid(device);
    note(share, pid, start(pid), device);
    assertEnds(session, PROMISED);
    assertTrue(sleep.isAlive());
  }

  private static String share(String name) throws Exception {
    String share = "/var/lib/" + name;
    site.must("mkdir", "-p", share + "/authorized", share + "/sessions");
    return share;
  }

  @Test
  void without_a_share_directory_it_says_so() throws Exception {
    String[] words = Site.psw("gate", "reap", "--share", "/var/lib/none").toArray(String[]::new);
    Outcome outcome = site.host().run(Site.SOON, words);
    assertEquals(1, outcome.exit());
    assertTrue(outcome.err().contains("psw: hint: "), outcome.err());
    assertFalse(outcome.err().contains("unexpected"), outcome.err());
  }
}
