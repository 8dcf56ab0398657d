package psw.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Short connections of every kind, several at once, each of which checks what it gets. */
record Churn(List<Kind> kinds) {
  private static final int AT_ONCE = 12;
  private static final Duration SOON = Duration.ofSeconds(20);

  // no port that the system gives to a connection: one that called itself would be answered
  private static final int NOBODY = 9;

  private static final byte[] NOISE = noise(new Random(0), 300_000);

  /** Writes without end. */
  static final Target.Deed FLOOD =
      socket -> {
        while (true) {
          socket.getOutputStream().write(NOISE);
        }
      };

  private static final Target.Deed ANSWER =
      socket -> socket.getOutputStream().write(socket.getInputStream().readAllBytes());
  private static final Target.Deed END = socket -> socket.getOutputStream().write(NOISE);
  private static final Target.Deed CUT =
      socket -> {
        END.with(socket);
        socket.setSoLinger(true, 0);
      };

  /** What an application does with its connection and bytes of its own. */
  interface Application {
    void with(Socket socket, byte[] own) throws IOException;
  }

  /** A port where somebody listens, or nobody, and who connects to it. */
  record Kind(int target, Application application) {}

  static Churn in(Openings open) throws IOException {
    int echo = open.kept(Target.of(Target.ECHO)).port();
    return new Churn(
        List.of(
            new Kind(echo, Churn::hearsItsEcho),
            new Kind(echo, Churn::resets),
            new Kind(open.kept(Target.of(ANSWER)).port(), Churn::endsItsSideFirst),
            new Kind(open.kept(Target.of(END)).port(), Churn::hearsAll),
            new Kind(open.kept(Target.of(CUT)).port(), Churn::isReset),
            new Kind(open.kept(Target.of(FLOOD)).port(), Churn::leavesInTheMiddle),
            new Kind(NOBODY, Churn::isRefused)));
  }

  private static void hearsItsEcho(Socket socket, byte[] own) throws IOException {
    socket.getOutputStream().write(own);
    assertArrayEquals(own, socket.getInputStream().readNBytes(own.length));
  }

  private static void resets(Socket socket, byte[] own) throws IOException {
    socket.getOutputStream().write(own);
    assertEquals(own[0], (byte) socket.getInputStream().read());
    socket.setSoLinger(true, 0);
  }

  private static void endsItsSideFirst(Socket socket, byte[] own) throws IOException {
    socket.getOutputStream().write(own);
    socket.shutdownOutput();
    assertArrayEquals(own, socket.getInputStream().readAllBytes());
  }

  private static void hearsAll(Socket socket, byte[] own) throws IOException {
    assertArrayEquals(NOISE, socket.getInputStream().readAllBytes());
  }

  private static void isReset(Socket socket, byte[] own) throws IOException {
    try {
      assertBegins(socket.getInputStream().readAllBytes());
    } catch (SocketException reset) {
      // what was on its way is lost by right
    }
  }

  private static void leavesInTheMiddle(Socket socket, byte[] own) throws IOException {
    byte[] part = socket.getInputStream().readNBytes(own.length);
    assertEquals(own.length, part.length);
    assertBegins(part);
  }

  private static void isRefused(Socket socket, byte[] own) {
    assertThrows(SocketException.class, () -> socket.getInputStream().read());
  }

  private static void assertBegins(byte[] part) {
    assertArrayEquals(Arrays.copyOf(NOISE, part.length), part);
  }

  private static byte[] noise(Random random, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  List<Integer> targets() {
    return kinds.stream().map(Kind::target).toList();
  }

  /**
   * Lets them come and go, each to where the tunnel listens for its kind.
   *
   * @return how many there were: so many at most, or those that began in time
   */
  int run(List<InetSocketAddress> listening, int most, Duration time) throws Exception {
    long began = System.nanoTime();
    AtomicInteger count = new AtomicInteger();
    Callable<Void> caller =
        () -> {
          while (System.nanoTime() - began < time.toNanos()) {
            int n = count.getAndUpdate(before -> Math.min(before + 1, most));
            if (n == most) {
              break;
            }
            call(n, listening);
          }
          return null;
        };
    ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      long patience = time.plusMinutes(1).toSeconds();
      for (Future<Void> each :
          callers.invokeAll(Collections.nCopies(AT_ONCE, caller), patience, TimeUnit.SECONDS)) {
        each.get();
      }
      return count.get();
    } finally {
      callers.shutdownNow();
    }
  }

  private void call(int n, List<InetSocketAddress> listening) {
    int kind = n % kinds.size();
    Random random = new Random(n);
    InetSocketAddress at = listening.get(kind);
    try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
      socket.setSoTimeout((int) SOON.toMillis());
      byte[] own = noise(random, 1 + random.nextInt(NOISE.length / 4));
      kinds.get(kind).application().with(socket, own);
    } catch (IOException | AssertionError e) {
      throw new AssertionError("connection " + n + " of kind " + kind, e);
    }
  }
}
