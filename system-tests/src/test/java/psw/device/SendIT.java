package psw.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import psw.wire.seal.SharedKey;
import psw.wire.value.SshPublicKey;

/** {@code psw send} and {@code psw receive}, through a real sshd. */
@ExtendWith(OneRendezvous.class)
@Needs({"root", "sshd", "ssh-keygen", "unshare"})
class SendIT {
  private static final Pattern RECEIVING = Pattern.compile("receiving on 127.0.0.1 ([0-9]+) into");
  private static final Duration SOON = Duration.ofSeconds(60);

  // so much that there is a middle of it to be cut in
  private static final int LONG = 200_000_000;

  @TempDir private static Path dir;
  private static Server rendezvous;
  private static Sshd sshd;

  @TempDir private Path home;
  private Path folder;
  private Device device;
  private Atelier atelier;
  private Psw anas;

  @BeforeAll
  static void start(Server one) throws Exception {
    rendezvous = one;
    sshd = Sshd.start(Files.createDirectory(dir.resolve("sshd")));
    rendezvous.awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (sshd != null) {
      sshd.close();
    }
  }

  @BeforeEach
  void pair() throws Exception {
    folder = Files.createDirectories(home.resolve("ana/Incoming"));
    device = Device.at(home.resolve("client"));
    SharedKey shared = SharedKey.of(new byte[32]);
    atelier = new Atelier(shared, device.identity().id(), 9);
    atelier.meets(device, shared, rendezvous);
    atelier.opens("receive");
  }

  @AfterEach
  void end() {
    if (anas != null) {
      anas.close();
    }
  }

  private static final Map<String, String> ALONE =
      Map.of("PSW_BROKER", "http://127.0.0.1:9", "PSW_TOKEN_FILE", "/nonexistent/cli.token");

  private void receives() throws Exception {
    anas = Psw.start(home.resolve("ana"), ALONE, "receive", "--yes", "--into", folder.toString());
    anas.says("not registered");
    offers(port());
  }

  private int port() throws Exception {
    Matcher line = RECEIVING.matcher(anas.out());
    assertTrue(line.find(), anas.out());
    return Integer.parseInt(line.group(1));
  }

  private void offers(int port) throws Exception {
    atelier.movesTo(port);
    grants(port);
    announces();
  }

  private void grants(int port) throws Exception {
    Files.writeString(
        sshd.dir().resolve("authorized"),
        "restrict,port-forwarding,permitopen=\"127.0.0.1:%d\" %s\n".formatted(port, device.ssh()));
  }

  private void announces() throws Exception {
    String hostKey =
        SshPublicKey.parse(Files.readString(sshd.dir().resolve("host.pub"))).fingerprint().text();
    Atelier.tell(
        rendezvous, atelier.path(), atelier.says(List.of("127.0.0.1"), sshd.port(), hostKey));
  }

  private Map<String, String> settings() {
    return Map.of(
        "PSW_HOME", home.resolve("client").toString(), "PSW_RENDEZVOUS", rendezvous.url());
  }

  private Psw send(Path file, String to) throws Exception {
    return Psw.start(home, settings(), "send", file.toString(), to);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(home.resolve(name), content);
  }

  private Path longFile() throws IOException {
    Path file = home.resolve("film.mkv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(LONG);
      sparse.seek(LONG - 3);
      sparse.write("end".getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static String shown(Psw psw) {
    try {
      return psw.out() + psw.err();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private long part() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".part"))
          .mapToLong(file -> file.toFile().length())
          .findFirst()
          .orElse(0);
    }
  }

  private void awaitMiddle() {
    await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> part() > LONG / 50);
  }

  private void assertTaken(Path file) throws Exception {
    assertEquals(-1, Files.mismatch(file, folder.resolve(file.getFileName())));
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(1, all.count());
    }
  }

  @Test
  void a_file_gets_there_by_the_site_s_name_alone() throws Exception {
    receives();
    Path file = file("holiday.txt", "the garden in May");
    try (Psw psw = send(file, "ana")) {
      assertEquals(0, psw.exit(), shown(psw));
      assertEquals("sent " + file + " (17 bytes) to ana\n", psw.out());
      assertEquals("", psw.err());
    }
    assertTaken(file);
    anas.prints("took holiday.txt (17 bytes)\n");
  }

  @Test
  void one_that_is_there_is_kept_and_the_sender_told_the_other_name() throws Exception {
    receives();
    Files.writeString(folder.resolve("a.txt"), "mine");
    try (Psw psw = send(file("a.txt", "yours"), "ana/receive")) {
      assertEquals(0, psw.exit(), shown(psw));
      assertTrue(psw.out().endsWith(" to ana, there as a (1).txt\n"), psw.out());
    }
    assertEquals("mine", Files.readString(folder.resolve("a.txt")));
    assertEquals("yours", Files.readString(folder.resolve("a (1).txt")));
  }

  @Test
  void when_the_session_is_lost_it_goes_on_by_itself() throws Exception {
    receives();
    Path file = longFile();
    try (Psw psw = send(file, "ana")) {
      awaitMiddle();
      sshd.close();
      psw.says("the session to ana is gone");
      anas.says("film.mkv was cut off after ");
      long before = part();
      assertTrue(before > 0 && before < LONG, "" + before);
      sshd.again();
      assertEquals(0, psw.exit(), shown(psw));
    }
    assertTaken(file);
  }

  @Test
  void when_the_sender_was_ended_the_same_command_goes_on() throws Exception {
    receives();
    Path file = longFile();
    try (Psw psw = send(file, "ana")) {
      awaitMiddle();
      psw.terminate();
      assertEquals(128 + 15, psw.exit());
      assertTrue(psw.err().contains("the same command goes on where it was"), psw.err());
    }
    anas.says("film.mkv was cut off after ");
    assertTrue(part() > LONG / 50);
    try (Psw psw = send(file, "ana")) {
      assertEquals(0, psw.exit(), shown(psw));
    }
    assertTaken(file);
  }

  @Test
  void when_the_receiver_was_killed_and_is_back_elsewhere_it_goes_on() throws Exception {
    receives();
    Path file = longFile();
    try (Psw psw = send(file, "ana")) {
      awaitMiddle();
      anas.close();
      receives();
      assertEquals(0, psw.exit(), shown(psw));
    }
    assertTaken(file);
  }

  @Test
  void who_was_not_granted_it_ends_with_3() throws Exception {
    receives();
    grants(9);
    try (Psw psw = send(file("a.txt", "a"), "ana")) {
      assertEquals(3, psw.exit(), shown(psw));
      assertTrue(psw.err().contains("ask its owner for: psw grant YOU receive"), psw.err());
    }
  }

  @Test
  void where_nobody_receives_it_says_so_and_ends_with_3() throws Exception {
    atelier.closes();
    announces();
    try (Psw psw = send(file("a.txt", "a"), "ana")) {
      assertEquals(3, psw.exit(), shown(psw));
      assertTrue(psw.err().contains("ana offers you nowhere to send a file"), psw.err());
    }
  }

  @Test
  void several_receivers_are_named_and_none_is_chosen() throws Exception {
    atelier.opens("receive-2");
    announces();
    try (Psw psw = send(file("a.txt", "a"), "ana")) {
      assertEquals(3, psw.exit(), shown(psw));
      assertTrue(psw.err().contains(" ana/receive\n"), psw.err());
      assertTrue(psw.err().contains(" ana/receive-2\n"), psw.err());
    }
  }

  @Test
  void a_file_whose_name_none_takes_is_not_sent_and_why_is_said() throws Exception {
    try (Psw psw = send(file(".bashrc", "a"), "ana")) {
      assertEquals(1, psw.exit(), shown(psw));
      assertTrue(psw.err().contains("its name begins with a dot: it would be hidden"), psw.err());
    }
  }

  @Test
  void a_directory_is_not_sent_and_what_to_do_is_said() throws Exception {
    try (Psw psw = send(folder, "ana")) {
      assertEquals(1, psw.exit(), shown(psw));
      assertTrue(psw.err().contains("it is a directory"), psw.err());
      assertTrue(psw.err().contains("tar czf"), psw.err());
    }
  }

  @Test
  void without_a_terminal_nobody_is_asked_and_that_is_wrong_usage() throws Exception {
    try (Psw psw = Psw.start(home, ALONE, "receive", "--into", folder.toString())) {
      assertEquals(2, psw.exit(), shown(psw));
      assertTrue(psw.err().contains("--yes takes each file"), psw.err());
    }
  }

  @Test
  @Needs("script")
  void on_a_terminal_each_file_is_asked_for() throws Exception {
    anas = Psw.atTerminal(home.resolve("ana"), ALONE, "receive", "--into", folder.toString());
    anas.says("not registered");
    offers(port());
    Path file = file("a.txt", "a");
    try (Psw psw = send(file, "ana")) {
      anas.says("somebody wants to send a.txt, 1 byte: take it? [y/N]");
      anas.types("n");
      assertEquals(3, psw.exit(), shown(psw));
      assertTrue(psw.err().contains("it is not wanted there"), psw.err());
    }
    assertFalse(Files.exists(folder.resolve("a.txt")));
    try (Psw psw = send(file, "ana")) {
      anas.types("y");
      assertEquals(0, psw.exit(), shown(psw));
    }
    assertTaken(file);
  }

  @Test
  @Needs("script")
  void on_a_terminal_a_bar_shows_how_it_gets_on() throws Exception {
    receives();
    try (Psw psw = Psw.atTerminal(home, settings(), "send", longFile().toString(), "ana")) {
      psw.says("psw: sending [");
      psw.says("100 %  200 MB of 200 MB");
      psw.says("(200 MB) to ana");
      assertEquals(0, psw.exit());
    }
  }

  @Test
  @Needs({"setpriv", "nc"})
  void another_user_of_the_receiver_s_host_is_refused() throws Exception {
    receives();
    Process other =
        new ProcessBuilder(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "nc",
                "-w",
                "20",
                "127.0.0.1",
                "" + port())
            .redirectErrorStream(true)
            .start();
    other
        .getOutputStream()
        .write(("psw-send 1 0 " + "0".repeat(64) + " a\n").getBytes(StandardCharsets.UTF_8));
    other.getOutputStream().flush();
    String got = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", got);
    anas.says("another user of this host wanted to send something, and was refused");
  }

  @Test
  @Needs("mount")
  void a_disk_that_is_full_is_told_to_both_and_keeps_what_it_has() throws Exception {
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64m", "psw", folder.toString())
            .start();
    assertEquals(0, mount.waitFor());
    try {
      receives();
      try (Psw psw = send(longFile(), "ana")) {
        assertEquals(3, psw.exit(), shown(psw));
        assertTrue(psw.err().contains("there is not enough room for it there"), psw.err());
      }
      anas.says("film.mkv is not taken: there is not enough room for it");
    } finally {
      anas.close();
      anas.exit();
      assertEquals(0, new ProcessBuilder("umount", folder.toString()).start().waitFor());
    }
  }
}
