package psw.grants;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.lab.Outcome;
import psw.testing.Needs;
import psw.wire.json.JsonObject;

/**
 * From the owner's word to what sshd enforces: a broker that runs on the site as user psw, the sshd
 * and the reaper that are shipped, and devices that are paired with it.
 */
@Needs({"root", "sshd", "ssh", "ssh-keygen", "nsenter", "ip", "setpriv", "perl", "nc", "curl"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GrantedIT {
  private static final int DEVICES = 30;
  private static final long NO_KEY = 100;
  private static final Duration PROMISED = Duration.ofSeconds(5);
  private static final String AUTHORIZED = "/var/lib/psw-share/authorized";

  private static Site site;
  private static Owner owner;
  private static final List<Device> DEVICE = new ArrayList<>();
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static long web;

  private final List<Process> started = new ArrayList<>();

  /** A device that is paired with the site, and its number there. */
  private record Paired(long id, String name, Device device) {
    /** One that no other test uses. */
    static Paired next() {
      int id = NEXT.incrementAndGet();
      return new Paired(id, "rui-" + id, DEVICE.get(id - 1));
    }
  }

  @BeforeAll
  static void open() throws Exception {
    site = Site.open();
    site.reaper();
    owner = new Owner(site);
    owner.start();
    owner.kill();
    try (PeerRows rows = new PeerRows(owner.data())) {
      for (int id = 1; id <= DEVICES; id++) {
        DEVICE.add(site.device());
        rows.add(id, "rui-" + id, DEVICE.get(id - 1).publicKey());
      }
      rows.add(NO_KEY, "eva", "");
    }
    site.must("sh", "-c", "echo junk > " + AUTHORIZED + "/" + "A".repeat(43));
    owner.start();
    web = owner.service("web", "127.0.0.1", 8801);
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

  private static String hello(String place) {
    return "hello from " + place + "\n";
  }

  private static void assertNoLogin(Outcome outcome) {
    assertTrue(outcome.err().contains("Permission denied (publickey)"), outcome::toString);
  }

  private static void assertProhibited(Outcome outcome) {
    assertTrue(outcome.err().contains("administratively prohibited"), outcome::toString);
  }

  private static Paired granted(String more) throws Exception {
    Paired rui = Paired.next();
    assertEquals(true, owner.grant(rui.id, "web", more).good().member("enforced"));
    return rui;
  }

  /** A session which reaches the service through a port of its own. */
  private Process session(Paired rui) throws Exception {
    String local = Long.toString(9300 + rui.id);
    String[] words =
        site.words(rui.device, "-N", "-L", local + ":127.0.0.1:8801", "psw-tunnel@" + Site.V4)
            .toArray(String[]::new);
    Process ssh = site.away().start(words);
    started.add(ssh);
    String[] look = {"nc", "-N", "127.0.0.1", local};
    await()
        .atMost(Site.SOON)
        .until(() -> site.away().run(Site.SOON, look).out().startsWith("hello"));
    return ssh;
  }

  private static void assertEnds(Process session, Duration limit) throws Exception {
    assertTrue(session.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS), "still there");
  }

  @Test
  void what_an_earlier_run_left_is_gone_once_the_broker_is_ready() {
    assertFalse(Files.exists(site.file(AUTHORIZED + "/" + "A".repeat(43))));
  }

  @Test
  void a_granted_service_is_reached_and_no_other_target() throws Exception {
    Paired rui = granted("");
    assertEquals(hello("127.0.0.1 8801"), site.reach(rui.device, "127.0.0.1:8801").out());
    for (String other :
        List.of(
            "127.0.0.1:8802",
            "127.0.0.1:8000",
            "127.0.0.1:22",
            Site.V4 + ":8801",
            "localhost:8801",
            "127.1:8801",
            "[::1]:8801",
            "[::ffff:127.0.0.1]:8801")) {
      assertProhibited(site.reach(rui.device, other));
    }
  }

  @Test
  void our_own_client_reaches_the_granted_service_and_no_other_target() throws Exception {
    Paired rui = granted("");
    List<String> targets =
        List.of(
            "127.0.0.1:8801",
            "127.0.0.1:8802",
            Site.V4 + ":8801",
            "localhost:8801",
            "127.1:8801",
            "[::ffff:127.0.0.1]:8801");
    List<String> words = new ArrayList<>();
    words.addAll(Site.psw("tunnel", "psw-tunnel@" + Site.V4, "-i", rui.device.file()));
    for (int i = 0; i < targets.size(); i++) {
      words.addAll(List.of("-L", 9400 + i + ":" + targets.get(i)));
    }
    Process psw = site.away().start(words.toArray(String[]::new));
    started.add(psw);
    var out = psw.inputReader(StandardCharsets.UTF_8);
    for (int i = 0; i < targets.size(); i++) {
      assertTrue(out.readLine().contains(" -> "));
    }
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      answers.add(site.away().run(Site.SOON, "nc", "-N", "127.0.0.1", "" + (9400 + i)).out());
    }
    assertEquals(List.of(hello("127.0.0.1 8801"), "", "", "", "", ""), answers);
  }

  @Test
  void a_device_that_was_granted_nothing_is_not_let_in() throws Exception {
    assertNoLogin(site.reach(Paired.next().device, "127.0.0.1:8801"));
  }

  @Test
  void a_key_that_nobody_knows_is_not_let_in() throws Exception {
    granted("");
    assertNoLogin(site.reach(site.device(), "127.0.0.1:8801"));
  }

  @Test
  void a_grant_is_a_file_that_the_look_up_alone_reads() throws Exception {
    Path file = site.authorized(granted("").device);
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "psw:psw-akc\n", site.must("stat", "-c", "%U:%G", AUTHORIZED + "/" + file.getFileName()));
  }

  @Test
  void a_change_is_enforced_within_a_second_of_the_owners_word() throws Exception {
    Paired rui = Paired.next();
    List<Long> took = new ArrayList<>();
    for (int day = 10; day < 30; day++) {
      Owner.Answer answer = owner.grant(rui.id, "web", ",\"until\":\"2098-01-" + day + "\"");
      assertEquals(true, answer.good().member("enforced"));
      String file = Files.readString(site.authorized(rui.device));
      assertTrue(file.contains("expiry-time=\"209801" + (day + 1) + "000000Z\""), file);
      took.add(answer.took().toMillis());
    }
    took.sort(null);
    System.out.println(
        "granted -> enforced: median " + took.get(10) + " ms, worst " + took.get(19));
    assertTrue(took.get(19) < 1000, took::toString);
  }

  @Test
  void an_expiry_ends_the_session_and_lets_nobody_in_afterwards() throws Exception {
    Instant expiry = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 6);
    Paired rui = granted(",\"until\":\"" + expiry + "\"");
    Process session = session(rui);
    assertEnds(session, Duration.between(Instant.now(), expiry).plus(PROMISED));
    assertFalse(Instant.now().isBefore(expiry), "too early");
    await().atMost(PROMISED).until(() -> !Files.exists(site.authorized(rui.device)));
    assertNoLogin(site.reach(rui.device, "127.0.0.1:8801"));
  }

  @Test
  void a_revocation_ends_the_session_and_lets_nobody_in_afterwards() throws Exception {
    Paired rui = granted("");
    Process session = session(rui);
    Owner.Answer answer = owner.ask("DELETE", "/api/peers/" + rui.id + "/grants", "").good();
    assertEquals(true, answer.list().get(0).members().get("enforced"));
    assertEnds(session, PROMISED);
    assertNoLogin(site.reach(rui.device, "127.0.0.1:8801"));
    assertEquals(List.of(), owner.ask("GET", "/api/peers/" + rui.id + "/grants", "").good().list());
  }

  @Test
  void one_of_two_grants_is_taken_back_alone() throws Exception {
    Paired rui = granted("");
    owner.service("mail", Site.V4, 8802);
    Object mail = owner.grant(rui.id, "mail", "").good().member("id");
    owner.ask("DELETE", "/api/peers/" + rui.id + "/grants/" + mail, "").good();
    assertEquals(hello("127.0.0.1 8801"), site.reach(rui.device, "127.0.0.1:8801").out());
    assertProhibited(site.reach(rui.device, Site.V4 + ":8802"));
  }

  @Test
  void a_service_that_moves_takes_its_grants_along_and_withdrawn_it_ends_them() throws Exception {
    long wiki = owner.service("wiki", "::1", 8801);
    Paired rui = Paired.next();
    owner.grant(rui.id, "wiki", "").good();
    String moved = "{\"name\":\"wiki\",\"ip\":\"::1\",\"port\":8802}";
    owner.ask("PUT", "/api/services/" + wiki, moved).good();
    await()
        .atMost(Duration.ofSeconds(1))
        .until(() -> Files.readString(site.authorized(rui.device)).contains("[::1]:8802"));
    assertEquals(hello("::1 8802"), site.reach(rui.device, "[::1]:8802").out());
    owner.ask("DELETE", "/api/services/del/" + wiki, "").good();
    await().atMost(Duration.ofSeconds(1)).until(() -> !Files.exists(site.authorized(rui.device)));
    assertEquals(List.of(), owner.ask("GET", "/api/peers/" + rui.id + "/grants", "").good().list());
  }

  @Test
  void a_service_that_moves_to_where_the_broker_is_leads_nowhere() throws Exception {
    long door = owner.service("door", "127.0.0.1", 8803);
    Paired rui = Paired.next();
    owner.grant(rui.id, "door", "").good();
    String moved = "{\"name\":\"door\",\"ip\":\"127.0.0.1\",\"port\":8000}";
    owner.ask("PUT", "/api/services/" + door, moved).good();
    await().atMost(Duration.ofSeconds(1)).until(() -> !Files.exists(site.authorized(rui.device)));
    String grants = "/api/peers/" + rui.id + "/grants";
    Map<String, Object> grant = owner.ask("GET", grants, "").list().get(0).members();
    assertEquals(false, grant.get("enforced"));
    owner.ask("DELETE", "/api/services/del/" + door, "").good();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 8000",
    "::1, 8000",
    "127.7.7.7, 8000",
    Site.V4 + ", 8000",
    Site.V6 + ", 8000",
    "127.0.0.1, 8443",
    "127.0.0.1, 22",
    Site.V4 + ", 22",
    "127.0.0.1, 22022"
  })
  void the_sites_own_broker_and_ssh_server_are_never_granted(String ip, int port) throws Exception {
    long own = owner.service("own", ip, port);
    Owner.Answer answer = owner.grant(1, Long.toString(own), "");
    assertEquals(400, answer.status(), answer.body());
    assertEquals("urn:psw:problem:own-machinery", answer.member("type"));
    owner.ask("DELETE", "/api/services/del/" + own, "").good();
  }

  @ParameterizedTest
  @CsvSource({
    "1, nothing-of-that-name, '', 400, unknown-service",
    "1, 4711, '', 400, unknown-service",
    "100, web, '', 400, no-ssh-key",
    "4711, web, '', 404, not-found",
    "1, web, ',\"until\":\"2020-01-01\"', 400, bad-value",
    "1, web, ',\"until\":\"tomorrow\"', 400, bad-value",
    "1, web, ',\"until\":5', 400, bad-value",
    "1, web, ',\"source\":\"anywhere\"', 400, bad-value",
    "0, web, '', 400, bad-value"
  })
  void what_cannot_be_granted_is_refused_with_its_reason(
      long peer, String service, String more, int status, String word) throws Exception {
    Owner.Answer answer = owner.grant(peer, service, more);
    assertEquals(status, answer.status(), answer.body());
    assertEquals("urn:psw:problem:" + word, answer.member("type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "{\"service\":true}", "{\"service\":{}}", "{\"service\":1.5}"})
  void a_grant_of_no_service_is_refused(String body) throws Exception {
    assertEquals(400, owner.ask("POST", "/api/peers/1/grants", body).status());
  }

  @Test
  void what_was_not_granted_cannot_be_taken_back() throws Exception {
    Paired rui = granted("");
    Paired eva = Paired.next();
    Object id =
        owner.ask("GET", "/api/peers/" + rui.id + "/grants", "").list().get(0).members().get("id");
    for (String path : List.of(eva.id + "/grants/" + id, rui.id + "/grants/4711", "4711/grants")) {
      assertEquals(404, owner.ask("DELETE", "/api/peers/" + path, "").status(), path);
    }
  }

  @Test
  void the_same_again_changes_until_when() throws Exception {
    Paired rui = granted(",\"until\":\"2098-01-01T00:00:00Z\"");
    Owner.Answer again = owner.grant(rui.id, Long.toString(web), ",\"until\":\"2099-12-24\"");
    assertEquals("2099-12-25T00:00:00Z", again.good().member("until"));
    assertEquals(1, owner.ask("GET", "/api/peers/" + rui.id + "/grants", "").list().size());
  }

  @Test
  void from_where_to_knock_is_told_noted_and_strict_unless_said() throws Exception {
    Paired rui = Paired.next();
    assertEquals("strict", owner.grant(rui.id, "web", "").good().member("source"));
    owner.grant(rui.id, "web", ",\"source\":\"network\"").good();
    JsonObject told = owner.ask("GET", "/api/peers/" + rui.id + "/grants", "").list().get(0);
    assertEquals("network", told.members().get("source"));
    String audit = owner.ask("GET", "/api/audit", "").good().body();
    assertTrue(audit.contains(rui.name + ": web until "), audit);
    assertTrue(audit.contains(", knocks from its network"), audit);
    Outcome listed = owner.psw("grants", rui.name);
    assertTrue(listed.out().contains("knocks from its network"), listed::toString);
    Outcome again = owner.psw("grant", rui.name, "web", "--source", "strict");
    assertFalse(again.out().contains("network"), again::toString);
  }

  /**
   * Grants while something stands against it, and again waits until it is enforced without that.
   */
  private static void keptUntil(Paired rui, String undo) throws Exception {
    Owner.Answer answer = owner.grant(rui.id, "web", "").good();
    assertEquals(false, answer.member("enforced"), answer.body());
    assertNoLogin(site.reach(rui.device, "127.0.0.1:8801"));
    site.must("sh", "-c", undo);
    String grants = "/api/peers/" + rui.id + "/grants";
    await()
        .atMost(PROMISED)
        .until(
            () ->
                owner.ask("GET", grants, "").list().get(0).members().get("enforced").equals(true));
    assertEquals(hello("127.0.0.1 8801"), site.reach(rui.device, "127.0.0.1:8801").out());
  }

  @Test
  void without_the_directory_a_grant_is_kept_and_enforced_when_it_is_back() throws Exception {
    site.must("mv", AUTHORIZED, AUTHORIZED + ".away");
    keptUntil(Paired.next(), "mv " + AUTHORIZED + ".away " + AUTHORIZED);
  }

  @Test
  void without_the_directory_a_revocation_is_listed_until_it_is_enforced() throws Exception {
    Paired rui = Paired.next();
    owner.grant(rui.id, "web", "").good();
    String grants = "/api/peers/" + rui.id + "/grants";
    site.must("mv", AUTHORIZED, AUTHORIZED + ".away");
    Owner.Answer answer = owner.ask("DELETE", grants, "").good();
    assertEquals(false, answer.list().get(0).members().get("enforced"), answer.body());
    Map<String, Object> listed = owner.ask("GET", grants, "").list().get(0).members();
    assertEquals(true, listed.get("revoked"));
    assertEquals(false, listed.get("enforced"));
    site.must("mv", AUTHORIZED + ".away", AUTHORIZED);
    await().atMost(PROMISED).until(() -> owner.ask("GET", grants, "").list().isEmpty());
    assertNoLogin(site.reach(rui.device, "127.0.0.1:8801"));
  }

  @Test
  void on_a_full_disk_a_grant_is_kept_and_enforced_when_there_is_room() throws Exception {
    String mount =
        "group=$(stat -c %%g %1$s) owner=$(stat -c %%u %1$s)"
            + " && mount -t tmpfs -o size=256k,mode=2750,uid=$owner,gid=$group tmpfs %1$s"
            + " && { dd if=/dev/zero of=%1$s/full bs=1k 2>/dev/null || true; }";
    Paired rui = Paired.next();
    site.must("sh", "-c", mount.formatted(AUTHORIZED));
    try {
      keptUntil(rui, "rm " + AUTHORIZED + "/full");
    } finally {
      site.must("umount", "-l", AUTHORIZED);
    }
    // the files below are of before; any change makes the broker look at all of them
    granted("");
    assertTrue(Files.exists(site.authorized(rui.device)));
  }

  @Test
  void the_owner_grants_and_takes_back_by_the_command_line() throws Exception {
    Paired rui = Paired.next();
    Outcome grant = owner.psw("grant", rui.name, "web", "--until", "2098-12-24");
    assertEquals(new Outcome(0, rui.name + "  web  127.0.0.1:8801  until 2098-12-24\n", ""), grant);
    assertEquals(hello("127.0.0.1 8801"), site.reach(rui.device, "127.0.0.1:8801").out());
    assertEquals(grant.out(), owner.psw("grants", rui.name).out());
    assertEquals(
        new Outcome(0, rui.name + "  web  127.0.0.1:8801\n", ""),
        owner.psw("revoke", rui.name, "site/web"));
    assertNoLogin(site.reach(rui.device, "127.0.0.1:8801"));
    assertEquals(
        new Outcome(0, "", "psw: " + rui.name + " was granted nothing\n"),
        owner.psw("revoke", rui.name));
  }

  @ParameterizedTest
  @CsvSource({
    "grant nobody web, 3, psw: no peer is called nobody here",
    "grant eva web, 3, psw: this peer has no SSH key to be let in by: it only offers",
    "grant rui-1 nothing, 3, psw: this site has no such service",
    "grant rui-1 elsewhere/web, 2, 'psw: only services of this site can be granted, which is called site'",
    "receive --yes --from nobody, 3, psw: no peer is called nobody here",
    "revoke rui-1 nothing, 3, psw: rui-1 has no grant for nothing"
  })
  void the_command_line_says_why_not(String words, int exit, String said) throws Exception {
    Outcome outcome = owner.psw(words.split(" ", -1));
    assertEquals(exit, outcome.exit(), outcome::toString);
    assertEquals(said, outcome.err().lines().findFirst().orElse(""));
    assertTrue(outcome.err().contains("psw: hint: "), outcome::toString);
  }

  @Test
  void the_owner_finds_in_the_audit_who_was_granted_what_and_who_took_it_back() throws Exception {
    Paired rui = granted(",\"until\":\"2098-12-24\"");
    owner.ask("DELETE", "/api/peers/" + rui.id + "/grants", "").good();
    String what = rui.name + ": web until 2098-12-24";
    List<String> deeds = new ArrayList<>();
    for (JsonObject deed : owner.ask("GET", "/api/audit?size=1000", "").good().list()) {
      if (deed.text("subject").equals(what)) {
        assertEquals("owner's token", deed.text("who"));
        assertEquals("127.0.0.1", deed.text("from"));
        deeds.add(deed.text("deed"));
      }
    }
    assertEquals(List.of("revoked", "granted"), deeds);
  }

  @Test
  void a_session_is_noted_once_and_a_key_that_was_only_shown_is_not() throws Exception {
    Paired shown = granted("");
    show(shown.device);
    Paired rui = granted("");
    session(rui);
    await().atMost(PROMISED).until(() -> opened(rui) > 0);
    assertEquals(1, opened(rui));
    assertEquals(0, opened(shown));
  }

  private static long opened(Paired rui) throws Exception {
    long count = 0;
    for (JsonObject deed : owner.ask("GET", "/api/audit?size=1000", "").good().list()) {
      if (deed.text("deed").equals("opened") && deed.text("who").equals("peer " + rui.name)) {
        assertEquals("session of " + rui.device.fingerprint(), deed.text("subject"));
        assertEquals("-", deed.text("from"));
        count++;
      }
    }
    return count;
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void logins_go_on_and_grants_expire_while_the_broker_is_killed() throws Exception {
    Instant expiry = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 10);
    Paired rui = granted(",\"until\":\"" + expiry + "\"");
    Process session = session(rui);
    owner.kill();
    assertEquals(hello("127.0.0.1 8801"), site.reach(rui.device, "127.0.0.1:8801").out());
    assertEnds(session, Duration.between(Instant.now(), expiry).plus(PROMISED));
    // nobody removes the file now, and sshd lets a line live through the second of its expiry
    await().atMost(PROMISED).until(() -> Instant.now().isAfter(expiry.plusSeconds(1)));
    assertNoLogin(site.reach(rui.device, "127.0.0.1:8801"));
  }

  /** Shows a key without having its private half, as anybody can. */
  private static void show(Device device) throws Exception {
    String pub = "/root/shown.pub";
    Files.writeString(site.away().root().resolve(pub.substring(1)), device.publicKey() + "\n");
    List<String> words = new ArrayList<>(site.words(device, "-v", "psw-tunnel@" + Site.V4));
    words.set(words.indexOf(device.file()), pub);
    Outcome outcome = site.away().run(Site.SOON, words.toArray(String[]::new));
    assertTrue(outcome.err().contains("Server accepts key"), outcome::toString);
  }

  @Test
  void whom_a_receiver_grants_himself_sends_through_sshd_and_another_does_not() throws Exception {
    Paired rui = Paired.next();
    Paired eve = granted("");
    site.must("install", "-d", "-o", "psw", "/tmp/incoming");
    Path log = site.file("/var/log/receive.log");
    Process receiver = receiver(rui, log);
    String said = Files.readString(log);
    assertTrue(said.contains(rui.name + " may send now"), said);
    String target = said.replaceFirst("(?s).*receiving on 127.0.0.1 ([0-9]+).*", "127.0.0.1:$1");
    assertEquals("take 0\ndone a.txt\n", sent(rui, target));
    assertEquals("a", Files.readString(site.file("/tmp/incoming/a.txt")));
    assertEquals("", sent(eve, target));
    receiver.destroy();
    assertTrue(receiver.waitFor(10, TimeUnit.SECONDS));
    assertFalse(owner.ask("GET", "/api/services", "").good().body().contains("\"receive\""));
  }

  @Test
  void a_receiver_that_was_killed_gives_its_name_to_the_next() throws Exception {
    Paired rui = Paired.next();
    site.must("install", "-d", "-o", "psw", "/tmp/incoming");
    receiver(rui, site.file("/var/log/killed.log")).destroyForcibly().waitFor();
    Process next = receiver(rui, site.file("/var/log/next.log"));
    String services = owner.ask("GET", "/api/services", "").good().body();
    next.destroy();
    assertTrue(next.waitFor(10, TimeUnit.SECONDS));
    assertTrue(services.contains("\"receive\""), services);
    assertFalse(services.contains("receive-2"), services);
  }

  private Process receiver(Paired from, Path log) throws Exception {
    String[] words =
        Site.psw("receive", "--yes", "--from", from.name, "--into", "/tmp/incoming")
            .toArray(String[]::new);
    Process receiver =
        site.host()
            .command(words)
            .as("psw")
            .with("PSW_TOKEN_FILE", "/var/lib/psw/cli.token")
            .logTo(log)
            .start();
    started.add(receiver);
    await().atMost(Site.SOON).until(() -> Files.readString(log).contains("there: psw send FILE"));
    return receiver;
  }

  @Test
  void a_caller_who_alone_was_granted_a_chat_has_the_name_that_he_was_given() throws Exception {
    Paired rui = Paired.next();
    Path log = site.file("/var/log/chat.log");
    Process chat =
        site.host()
            .command(Site.psw("chat").toArray(String[]::new))
            .as("psw")
            .with("PSW_TOKEN_FILE", "/var/lib/psw/cli.token")
            .logTo(log)
            .start();
    started.add(chat);
    await().atMost(Site.SOON).until(() -> Files.readString(log).contains("IP to call"));
    String target =
        Files.readString(log)
            .replaceFirst("(?s).*listening on 127.0.0.1 ([0-9]+).*", "127.0.0.1:$1");
    owner.grant(rui.id, "chat", "").good();
    says(rui, target, "first");
    await().atMost(Site.SOON).until(() -> Files.readString(log).contains(rui.name + "> first"));
    Paired eve = Paired.next();
    owner.grant(eve.id, "chat", "").good();
    says(eve, target, "second");
    await().atMost(Site.SOON).until(() -> Files.readString(log).contains("caller 2> second"));
    Process here = site.host().start("nc", "-N", "127.0.0.1", target.replaceFirst(".*:", ""));
    started.add(here);
    here.getOutputStream().write("third\n".getBytes(StandardCharsets.UTF_8));
    here.getOutputStream().flush();
    await().atMost(Site.SOON).until(() -> Files.readString(log).contains("caller 3> third"));
  }

  private void says(Paired device, String target, String line) throws Exception {
    String[] words =
        site.words(device.device, "-W", target, "psw-tunnel@" + Site.V4).toArray(String[]::new);
    Process ssh = site.away().start(words);
    started.add(ssh);
    ssh.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    ssh.getOutputStream().flush();
  }

  /** What is answered to a file of one letter. */
  private String sent(Paired device, String target) throws Exception {
    String[] words =
        site.words(device.device, "-W", target, "psw-tunnel@" + Site.V4).toArray(String[]::new);
    Process ssh = site.away().start(words);
    started.add(ssh);
    String hash = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    try (var out = ssh.getOutputStream()) {
      out.write(("psw-send 1 1 " + hash + " a.txt\na").getBytes(StandardCharsets.UTF_8));
    } catch (java.io.IOException refused) {
      // as the answer shows
    }
    return new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
