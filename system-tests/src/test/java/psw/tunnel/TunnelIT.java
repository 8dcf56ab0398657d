package psw.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;
import psw.testing.Needs;

@Needs({"root", "sshd", "ssh-keygen", "unshare", "curl"})
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TunnelIT {
  private static final long MUCH = 100L << 20;
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private static Path dir;
  private static Sshd sshd;

  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    sshd = Sshd.start(dir);
  }

  @AfterAll
  static void stop() {
    if (sshd != null) {
      sshd.close();
    }
  }

  @AfterEach
  void close() throws Exception {
    Collections.reverse(opened);
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  private <T extends AutoCloseable> T kept(T one) {
    opened.add(one);
    return one;
  }

  private Target target(Target.Deed deed) throws IOException {
    return kept(Target.of(deed));
  }

  private static Forward to(int port) throws Exception {
    return Forward.parseLocal("0:127.0.0.1:" + port);
  }

  private Tunnel tunnel(Forward... forwards) throws Exception {
    return kept(Tunnel.open(sshd.plan(forwards), file -> Optional.empty()));
  }

  private Socket call(Tunnel tunnel, int forward) throws IOException {
    Socket socket = kept(new Socket());
    socket.connect(tunnel.listening().get(forward).address());
    socket.setSoTimeout((int) SOON.toMillis());
    return socket;
  }

  private static void assertEchoes(Socket socket) throws IOException {
    byte[] word = "wormhole".getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write(word);
    assertArrayEquals(word, socket.getInputStream().readNBytes(word.length));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Test
  void a_hundred_megabytes_arrive_unchanged_at_the_target() throws Exception {
    CompletableFuture<String> arrived = new CompletableFuture<>();
    Target hasher = target(socket -> arrived.complete(Bytes.read(socket.getInputStream())));
    Socket socket = call(tunnel(to(hasher.port())), 0);
    String sent = Bytes.write(socket.getOutputStream(), 1, MUCH);
    socket.shutdownOutput();
    assertEquals(sent, arrived.get(60, TimeUnit.SECONDS));
  }

  @Test
  void a_hundred_megabytes_arrive_unchanged_from_the_target() throws Exception {
    CompletableFuture<String> sent = new CompletableFuture<>();
    Target source = target(socket -> sent.complete(Bytes.write(socket.getOutputStream(), 2, MUCH)));
    Socket socket = call(tunnel(to(source.port())), 0);
    String arrived = Bytes.read(socket.getInputStream());
    assertEquals(sent.get(), arrived);
  }

  private String[] echoed(Socket socket, long count) throws Exception {
    CompletableFuture<String> sent = new CompletableFuture<>();
    Thread sender =
        new Thread(
            () -> {
              try {
                sent.complete(Bytes.write(socket.getOutputStream(), 3, count));
                socket.shutdownOutput();
              } catch (IOException e) {
                sent.completeExceptionally(e);
              }
            });
    sender.start();
    return new String[] {Bytes.read(socket.getInputStream()), sent.get()};
  }

  @Test
  void a_hundred_megabytes_both_ways_at_once_arrive_unchanged() throws Exception {
    Socket socket = call(tunnel(to(target(Target.ECHO).port())), 0);
    String[] hashes = echoed(socket, MUCH);
    assertEquals(hashes[1], hashes[0]);
  }

  @Test
  void keys_are_exchanged_anew_under_load_without_loss(@TempDir Path other) throws Exception {
    try (Sshd impatient = Sshd.start(other, "RekeyLimit 1M");
        Target echo = Target.of(Target.ECHO);
        Tunnel tunnel = Tunnel.open(impatient.plan(to(echo.port())), file -> Optional.empty())) {
      String[] hashes = echoed(call(tunnel, 0), 40L << 20);
      assertEquals(hashes[1], hashes[0]);
    }
  }

  @Test
  void a_connection_that_nobody_reads_stops_no_other_and_loses_nothing() throws Exception {
    CompletableFuture<String> sent = new CompletableFuture<>();
    long more = 24L << 20;
    Target source = target(socket -> sent.complete(Bytes.write(socket.getOutputStream(), 4, more)));
    Tunnel tunnel = tunnel(to(source.port()), to(target(Target.ECHO).port()));
    Socket open = call(tunnel, 1);
    assertEchoes(open);
    Socket stalled = kept(new Socket());
    stalled.setReceiveBufferSize(4096);
    stalled.connect(tunnel.listening().get(0).address());
    // long enough for every buffer on the way to fill
    await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> !sent.isDone());
    assertEchoes(open);
    assertEchoes(call(tunnel, 1));
    assertEquals(sent.getNow("not yet"), "not yet");
    String arrived = Bytes.read(stalled.getInputStream());
    assertEquals(sent.get(), arrived);
  }

  @Test
  void an_application_that_ends_its_side_still_gets_the_answer() throws Exception {
    Target answerer =
        target(
            socket -> {
              String hash = Bytes.read(socket.getInputStream());
              socket.getOutputStream().write(hash.getBytes(StandardCharsets.UTF_8));
            });
    Socket socket = call(tunnel(to(answerer.port())), 0);
    String sent = Bytes.write(socket.getOutputStream(), 5, 100_000);
    socket.shutdownOutput();
    assertEquals(sent, new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void a_target_that_ends_its_side_still_gets_the_rest() throws Exception {
    CompletableFuture<String> arrived = new CompletableFuture<>();
    Target listener =
        target(
            socket -> {
              socket.shutdownOutput();
              arrived.complete(Bytes.read(socket.getInputStream()));
            });
    Socket socket = call(tunnel(to(listener.port())), 0);
    assertEquals(-1, socket.getInputStream().read());
    String sent = Bytes.write(socket.getOutputStream(), 6, 5 << 20);
    socket.shutdownOutput();
    assertEquals(sent, arrived.get(20, TimeUnit.SECONDS));
  }

  @Test
  void a_target_that_is_gone_ends_the_application_that_still_sends() throws Exception {
    Target rude = target(socket -> assertEquals('x', socket.getInputStream().read()));
    Socket socket = call(tunnel(to(rude.port())), 0);
    byte[] block = new byte[1000];
    block[0] = 'x';
    await()
        .atMost(SOON)
        .until(
            () -> {
              try {
                socket.getOutputStream().write(block);
                return false;
              } catch (SocketException ended) {
                return true;
              }
            });
  }

  @Test
  void a_target_where_nobody_listens_ends_the_application_at_once() throws Exception {
    Socket socket = call(tunnel(to(closedPort())), 0);
    assertEquals(-1, socket.getInputStream().read());
  }

  @Test
  void a_target_where_nobody_listens_disturbs_no_other() throws Exception {
    Tunnel tunnel = tunnel(to(closedPort()), to(target(Target.ECHO).port()));
    Socket open = call(tunnel, 1);
    assertEchoes(open);
    assertEquals(-1, call(tunnel, 0).getInputStream().read());
    assertEchoes(open);
    assertEchoes(call(tunnel, 1));
  }

  @Test
  void three_hundred_connections_at_once_each_carry_their_own() throws Exception {
    int many = 300;
    Tunnel tunnel = tunnel(to(target(Target.ECHO).port()));
    CountDownLatch allConnected = new CountDownLatch(many);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<String[]>> results = new ArrayList<>();
      for (int n = 0; n < many; n++) {
        byte[] own = ("connection " + n + "\n").repeat(5000).getBytes(StandardCharsets.UTF_8);
        results.add(
            threads.submit(
                () -> {
                  try (Socket socket = new Socket()) {
                    socket.connect(tunnel.listening().get(0).address());
                    assertEchoes(socket);
                    allConnected.countDown();
                    allConnected.await();
                    socket.getOutputStream().write(own);
                    socket.shutdownOutput();
                    String back =
                        new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    return new String[] {new String(own, StandardCharsets.UTF_8), back};
                  }
                }));
      }
      for (Future<String[]> result : results) {
        assertEquals(result.get()[0], result.get()[1]);
      }
    } finally {
      threads.shutdownNow();
    }
    await().atMost(SOON).until(() -> tunnel.connections() == 0);
  }

  @Test
  void connections_that_ended_leave_no_thread_behind() throws Exception {
    Tunnel tunnel = tunnel(to(target(Target.ECHO).port()), to(closedPort()));
    for (int n = 0; n < 20; n++) {
      try (Socket socket = call(tunnel, n % 2)) {
        socket.getOutputStream().write('x');
      }
    }
    await().atMost(SOON).until(() -> tunnel.connections() == 0);
    tunnel.close();
    await().atMost(SOON).until(() -> threadsOfTunnels() == 0);
  }

  private static long threadsOfTunnels() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("tunnel-") || t.getName().startsWith("ssh-session"))
        .count();
  }

  private static String curl(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "-m", "20"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private Target web() throws IOException {
    String answer = "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nthere";
    return target(
        socket -> {
          byte[] request = new byte[4096];
          assertTrue(socket.getInputStream().read(request) > 0);
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        });
  }

  private String proxy() throws Exception {
    return "127.0.0.1:" + tunnel(Forward.parseDynamic("0")).listening().get(0).address().getPort();
  }

  @Test
  void a_name_that_only_the_far_end_knows_is_reached_by_socks() throws Exception {
    String url = "http://" + Sshd.NAME_ONLY_IT_KNOWS + ":" + web().port() + "/";
    assertEquals("there", curl("--socks5-hostname", proxy(), url));
  }

  @Test
  void an_address_is_reached_by_socks() throws Exception {
    assertEquals("there", curl("--socks5", proxy(), "http://127.0.0.1:" + web().port() + "/"));
  }

  @Test
  void socks_says_that_a_target_refused() throws Exception {
    String url = "http://127.0.0.1:" + closedPort() + "/";
    assertTrue(curl("--socks5-hostname", proxy(), url).contains("(5)"));
  }

  @Test
  void socks_says_that_a_target_is_prohibited(@TempDir Path other) throws Exception {
    try (Sshd narrow = Sshd.start(other, "PermitOpen 127.0.0.1:9");
        Tunnel tunnel =
            Tunnel.open(narrow.plan(Forward.parseDynamic("0")), file -> Optional.empty())) {
      String proxy = "127.0.0.1:" + tunnel.listening().get(0).address().getPort();
      String said = curl("--socks5-hostname", proxy, "http://127.0.0.1:" + web().port() + "/");
      assertTrue(said.contains("(2)"), said);
    }
  }

  @Test
  void by_default_it_listens_on_loopback_alone_and_on_both_families() throws Exception {
    Tunnel tunnel = tunnel(to(target(Target.ECHO).port()));
    int port = tunnel.listening().get(0).address().getPort();
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(one.getInetAddresses())) {
        try (Socket socket = new Socket()) {
          if (address.isLoopbackAddress()) {
            socket.connect(new InetSocketAddress(address, port), 5000);
          } else {
            assertThrows(
                ConnectException.class,
                () -> socket.connect(new InetSocketAddress(address, port), 5000));
          }
        }
      }
    }
  }

  @Test
  void a_server_that_is_killed_is_noticed_and_cuts_connections_visibly(@TempDir Path other)
      throws Exception {
    Target source = target(socket -> Bytes.write(socket.getOutputStream(), 7, MUCH));
    Sshd mortal = kept(Sshd.start(other));
    Tunnel tunnel = kept(Tunnel.open(mortal.plan(to(source.port())), file -> Optional.empty()));
    Socket socket = call(tunnel, 0);
    assertEquals(1000, socket.getInputStream().readNBytes(1000).length);
    mortal.close();
    assertEquals(TunnelFailed.Reason.LOST, tunnel.awaitEnd().reason());
    assertThrows(SocketException.class, () -> Bytes.read(socket.getInputStream()));
    // the kernel lets go of a port when the thread that waited on it has woken
    await().untilAsserted(() -> assertThrows(ConnectException.class, () -> call(tunnel, 0)));
  }
}
