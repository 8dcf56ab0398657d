package psw.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static psw.tunnel.ThroughSshd.assertEchoes;
import static psw.tunnel.ThroughSshd.closedPort;
import static psw.tunnel.ThroughSshd.to;

import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;

/** How connections through a tunnel end, and what stays when they did. */
interface EndsConnections extends ThroughSshd {
  private static long threadsOfTunnels() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("tunnel-") || t.getName().startsWith("ssh-session"))
        .count();
  }

  @Test
  default void an_application_that_ends_its_side_still_gets_the_answer() throws Exception {
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
  default void a_target_that_ends_its_side_still_gets_the_rest() throws Exception {
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
  default void a_target_that_is_gone_ends_the_application_that_still_sends() throws Exception {
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
  default void targets_that_go_in_the_middle_of_much_end_no_other() throws Exception {
    Target rude =
        target(
            socket -> {
              socket.getInputStream().readNBytes(3 << 20);
              socket.setSoLinger(true, 0);
            });
    Tunnel tunnel = tunnel(to(rude.port()), to(target(Target.ECHO).port()));
    Socket open = call(tunnel, 1);
    assertEchoes(open);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> senders = new ArrayList<>();
      for (int n = 0; n < 200; n++) {
        senders.add(
            threads.submit(
                () -> {
                  try (Socket socket = call(tunnel, 0)) {
                    assertThrows(
                        SocketException.class,
                        () -> Bytes.write(socket.getOutputStream(), 8, MUCH));
                  }
                  return null;
                }));
      }
      for (Future<?> sender : senders) {
        sender.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertEchoes(open);
  }

  private static void assertCut(Socket socket) {
    assertThrows(SocketException.class, () -> socket.getInputStream().read());
  }

  @Test
  default void a_target_where_nobody_listens_is_no_empty_answer() throws Exception {
    assertCut(call(tunnel(to(closedPort())), 0));
  }

  @Test
  default void a_target_where_nobody_listens_disturbs_no_other() throws Exception {
    Tunnel tunnel = tunnel(to(closedPort()), to(target(Target.ECHO).port()));
    Socket open = call(tunnel, 1);
    assertEchoes(open);
    assertCut(call(tunnel, 0));
    assertEchoes(open);
    assertEchoes(call(tunnel, 1));
  }

  @Test
  default void connections_that_ended_leave_no_thread_behind() throws Exception {
    Tunnel tunnel = tunnel(to(target(Target.ECHO).port()), to(closedPort()));
    for (int n = 0; n < 20; n++) {
      try (Socket socket = call(tunnel, n % 2)) {
        if (n % 2 == 0) {
          socket.getOutputStream().write('x');
        }
      }
    }
    await().atMost(SOON).until(() -> tunnel.connections() == 0);
    tunnel.close();
    await().atMost(SOON).until(() -> threadsOfTunnels() == 0);
  }

  @Test
  default void a_server_that_is_killed_is_noticed_and_cuts_connections_visibly(@TempDir Path other)
      throws Exception {
    Target source = target(socket -> Bytes.write(socket.getOutputStream(), 7, MUCH));
    Far mortal = kept(open().far().another(other));
    Tunnel tunnel =
        kept(
            Tunnel.open(
                mortal.plan(to(source.port())), file -> Optional.empty(), (target, why) -> {}));
    Socket socket = call(tunnel, 0);
    assertEquals(1000, socket.getInputStream().readNBytes(1000).length);
    mortal.close();
    assertEquals(TunnelFailed.Reason.LOST, tunnel.awaitEnd().reason());
    assertThrows(SocketException.class, () -> Bytes.read(socket.getInputStream()));
    // the kernel lets go of a port when the thread that waited on it has woken
    await().untilAsserted(() -> assertThrows(ConnectException.class, () -> call(tunnel, 0)));
  }
}
