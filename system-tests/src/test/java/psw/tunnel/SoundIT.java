package psw.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;

/**
 * One session of the command under load. {@code PSW_CHURN_MINUTES=60} in the environment of this
 * test lets connections come and go for an hour.
 */
@Needs({"root", "sshd", "ssh-keygen", "unshare"})
class SoundIT {
  private static final Optional<Long> MINUTES =
      Optional.ofNullable(System.getenv("PSW_CHURN_MINUTES")).map(Long::parseLong);
  private static final Duration TIME =
      MINUTES.map(Duration::ofMinutes).orElse(Duration.ofSeconds(40));
  private static final int WARM_UP = 700;
  private static final int CONNECTIONS = MINUTES.isPresent() ? Integer.MAX_VALUE : 3000;

  /** Less than a hundred bytes for each connection. */
  private static final int HEAP = 256 * 1024;

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int ROUND_TRIPS = 1000;
  private static final int TENFOLD = 10;

  // where every process waits for a processor, tenfold of next to nothing says nothing
  private static final Duration UNFELT = Duration.ofMillis(5);

  private static final Target.Deed SINK =
      socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());

  @TempDir private Path dir;
  private Sshd sshd;
  private Openings open;

  @BeforeEach
  void start() throws Exception {
    sshd = Sshd.start(Files.createDirectory(dir.resolve("sshd")));
    open = new Openings(sshd);
  }

  @AfterEach
  void stop() throws Exception {
    open.closeAll();
    sshd.close();
  }

  private Command tunnel(List<Integer> targets) throws IOException {
    List<String> words = new ArrayList<>(List.of("tunnel", "root@127.0.0.1:" + sshd.port()));
    words.addAll(List.of("-i", "" + sshd.userKey(), "--known-hosts", "" + sshd.knownHosts()));
    targets.forEach(port -> words.addAll(List.of("-L", "0:127.0.0.1:" + port)));
    return open.kept(Command.start(dir, words.toArray(String[]::new)));
  }

  @Test
  void thousands_of_connections_get_their_bytes_and_leave_nothing_behind() throws Exception {
    Churn churn = Churn.in(open);
    Command command = tunnel(churn.targets());
    List<InetSocketAddress> listening = command.listens(churn.targets().size());
    Footprint fresh = Footprint.of(command.pid());
    churn.run(listening, WARM_UP, TIME);
    Footprint before =
        await()
            .pollInterval(Duration.ofSeconds(1))
            .atMost(SOON)
            .until(() -> Footprint.of(command.pid()), now -> now.threads() <= fresh.threads());
    int count = churn.run(listening, CONNECTIONS, TIME);
    await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertEquals(0, held(churn.targets()));
              Footprint after = Footprint.of(command.pid());
              assertTrue(
                  after.isWithin(before, HEAP), () -> count + ": " + before + " -> " + after);
            });
  }

  /** Connections to these ports that a process still has: the server's session does. */
  private static long held(List<Integer> ports) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"))) {
      return lines
          .skip(1)
          .map(line -> line.strip().split("\\s+", -1))
          .filter(row -> ports.contains(Integer.parseInt(row[2].split(":", -1)[1], 16)))
          .filter(row -> !row[9].equals("0"))
          .count();
    }
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_transfer_from_a_target_does_not_slow_another_connection_tenfold() throws Exception {
    assertFair(
        Churn.FLOOD, (socket, block) -> socket.getInputStream().readNBytes(block, 0, block.length));
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_transfer_to_a_target_does_not_slow_another_connection_tenfold() throws Exception {
    assertFair(SINK, (socket, block) -> socket.getOutputStream().write(block));
  }

  private void assertFair(Target.Deed target, Churn.Application transfer) throws Exception {
    int echo = open.kept(Target.of(Target.ECHO)).port();
    int other = open.kept(Target.of(target)).port();
    List<InetSocketAddress> at = tunnel(List.of(echo, other)).listens(2);
    try (Socket quiet = new Socket(at.get(0).getAddress(), at.get(0).getPort());
        Socket busy = new Socket(at.get(1).getAddress(), at.get(1).getPort())) {
      quiet.setTcpNoDelay(true);
      roundTrip(quiet);
      Duration alone = roundTrip(quiet);
      AtomicLong moved = new AtomicLong();
      new Thread(() -> transfer(transfer, busy, moved)).start();
      await().atMost(SOON).until(() -> moved.get() > 32 << 20);
      long before = moved.get();
      Duration beside = roundTrip(quiet);
      assertTrue(moved.get() - before > 1 << 20, () -> "moved only " + (moved.get() - before));
      assertTrue(
          beside.compareTo(UNFELT) < 0 || beside.compareTo(alone.multipliedBy(TENFOLD)) < 0,
          () -> alone + " -> " + beside);
    }
  }

  private static void transfer(Churn.Application transfer, Socket busy, AtomicLong moved) {
    byte[] block = new byte[64 * 1024];
    try {
      while (true) {
        transfer.with(busy, block);
        moved.addAndGet(block.length);
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  /** The median of many. */
  private static Duration roundTrip(Socket echo) throws IOException {
    byte[] word = new byte[64];
    long[] took = new long[ROUND_TRIPS];
    for (int i = 0; i < took.length; i++) {
      long began = System.nanoTime();
      echo.getOutputStream().write(word);
      assertEquals(word.length, echo.getInputStream().readNBytes(word.length).length);
      took[i] = System.nanoTime() - began;
    }
    return Duration.ofNanos(
        LongStream.of(took).sorted().skip(ROUND_TRIPS / 2).findFirst().orElseThrow());
  }
}
