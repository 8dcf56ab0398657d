package psw.gate.admit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.gate.admit.Asked.Kind;
import psw.gate.receive.Opener;

class HelperTest {
  private static final Clock STANDING =
      Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path home;
  private final List<InetAddress> let = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Asked> told = new LinkedBlockingQueue<>();
  private GroupPrincipal ours;
  private InetAddress here;
  private Helper helper;
  private Thread thread;

  @BeforeEach
  void start() throws Exception {
    ours = Files.readAttributes(home, PosixFileAttributes.class).group();
    here = InetAddress.getByName("192.0.2.7");
    start(ours, let::add);
  }

  private Path path() {
    return home.resolve("admit.sock");
  }

  private void start(GroupPrincipal callers, Opener opener) throws IOException {
    Helper started = new Helper(Door.made(path(), ours), callers, opener, STANDING);
    thread = new Thread(() -> run(started));
    thread.setDaemon(true);
    thread.start();
    helper = started;
  }

  private void run(Helper started) {
    try {
      started.run(told::add);
    } catch (AsynchronousCloseException closed) {
      // the test is over
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    helper.close();
    thread.join();
  }

  private Kind told() throws InterruptedException {
    Asked asked = told.poll(20, TimeUnit.SECONDS);
    return asked == null ? null : asked.kind();
  }

  private SocketChannel call() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(path()));
  }

  /** What a line brings; empty when the helper hangs up. */
  private String answer(String line) throws IOException {
    try (SocketChannel caller = call()) {
      caller.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
      return heard(caller);
    }
  }

  private static String heard(SocketChannel caller) throws IOException {
    return new String(Channels.newInputStream(caller).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void who_is_asked_for_is_let_in_and_told() throws Exception {
    new Asking(path()).open(here);
    assertEquals(List.of(here), let);
    assertEquals(Kind.ADMITTED, told());
  }

  @Test
  void a_bad_line_lets_nobody_in_and_is_refused() throws Exception {
    for (String line : List.of("\n", "4 192.0.2.7; flush ruleset\n", "x".repeat(60))) {
      assertEquals("refused\n", answer(line), line);
      assertEquals(Kind.NO_LINE, told());
    }
    assertEquals(List.of(), let);
  }

  @Test
  void of_a_long_line_nothing_counts() throws Exception {
    try (SocketChannel caller = call()) {
      String line = "4 192.0.2.7\n".repeat(5_000);
      caller.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
      assertEquals(Kind.NO_LINE, told());
    }
    assertEquals(List.of(), let);
  }

  @Test
  void who_says_nothing_is_not_waited_for() throws Exception {
    try (SocketChannel silent = call()) {
      new Asking(path(), 20_000).open(here);
      assertEquals("refused\n", heard(silent));
    }
    assertEquals(Kind.NO_LINE, told());
    assertEquals(Kind.ADMITTED, told());
  }

  @Test
  void who_goes_away_harms_nobody() throws Exception {
    call().close();
    try (SocketChannel hasty = call()) {
      hasty.write(ByteBuffer.wrap("4 192.0.2.9\n".getBytes(StandardCharsets.US_ASCII)));
    }
    new Asking(path(), 20_000).open(here);
    assertTrue(let.contains(here));
  }

  @Test
  void who_is_of_another_group_is_hung_up_on() throws Exception {
    GroupPrincipal others =
        FileSystems.getDefault()
            .getUserPrincipalLookupService()
            .lookupPrincipalByGroupName("daemon");
    stop();
    start(others, let::add);
    assertThrows(IOException.class, () -> new Asking(path()).open(here));
    assertEquals(Kind.STRANGER, told());
    assertEquals(List.of(), let);
  }

  @Test
  void beyond_a_hundred_at_once_is_refused() throws Exception {
    Asking asking = new Asking(path());
    for (int at = 0; at < 100; at++) {
      asking.open(here);
      assertEquals(Kind.ADMITTED, told());
    }
    assertThrows(IOException.class, () -> asking.open(here));
    assertEquals(Kind.TOO_OFTEN, told());
    assertEquals(100, let.size());
  }

  @Test
  void what_the_firewall_does_not_take_is_refused_and_told_why() throws Exception {
    stop();
    start(
        ours,
        source -> {
          throw new IOException("no such table");
        });
    assertThrows(IOException.class, () -> new Asking(path()).open(here));
    Asked asked = told.poll(20, TimeUnit.SECONDS);
    assertEquals(Asked.of(Kind.FAILED, here, "no such table"), asked);
  }

  @Test
  void while_it_is_down_who_asks_is_told_and_later_heard() throws Exception {
    Asking asking = new Asking(path());
    stop();
    assertThrows(IOException.class, () -> asking.open(here));
    start(ours, let::add);
    asking.open(here);
    assertEquals(List.of(here), let);
  }

  @Test
  void a_helper_that_hangs_is_not_waited_for() throws Exception {
    Path hung = home.resolve("hung.sock");
    try (ServerSocketChannel nobody = Door.made(hung, ours)) {
      assertTrue(nobody.isOpen());
      assertThrows(IOException.class, () -> new Asking(hung, 50).open(here));
    }
  }

  @Test
  void where_nobody_takes_calls_any_more_none_is_waited_for() throws Exception {
    Path hung = home.resolve("hung.sock");
    try (ServerSocketChannel nobody = Door.made(hung, ours)) {
      assertTrue(nobody.isOpen());
      for (int at = 0; at < 200; at++) {
        assertThrows(IOException.class, () -> new Asking(hung, 1).open(here));
      }
    }
  }

  @Test
  void the_socket_is_for_owner_and_group() throws Exception {
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
  }

  @Test
  void a_socket_that_is_in_use_is_left_alone() {
    assertThrows(BindException.class, () -> Door.made(path(), ours));
  }

  @Test
  void a_door_that_cannot_be_made_is_named_and_not_taken_for_one_that_somebody_has() {
    Path gone = path().resolveSibling("gone").resolve("sock");
    IOException e = assertThrows(FileSystemException.class, () -> Door.made(gone, ours));
    assertEquals(gone + ": No such file or directory", e.getMessage());
  }
}
