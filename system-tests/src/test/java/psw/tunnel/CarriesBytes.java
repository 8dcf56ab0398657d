package psw.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.tunnel.ThroughSshd.assertEchoes;
import static psw.tunnel.ThroughSshd.to;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.tunnel.Tunnel;

/** What goes in at one end of a tunnel comes out at the other. */
interface CarriesBytes extends ThroughSshd {
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
  default void a_hundred_megabytes_arrive_unchanged_at_the_target() throws Exception {
    CompletableFuture<String> arrived = new CompletableFuture<>();
    Target hasher = target(socket -> arrived.complete(Bytes.read(socket.getInputStream())));
    Socket socket = call(tunnel(to(hasher.port())), 0);
    String sent = Bytes.write(socket.getOutputStream(), 1, MUCH);
    socket.shutdownOutput();
    assertEquals(sent, arrived.get(60, TimeUnit.SECONDS));
  }

  @Test
  default void a_hundred_megabytes_arrive_unchanged_from_the_target() throws Exception {
    CompletableFuture<String> sent = new CompletableFuture<>();
    Target source = target(socket -> sent.complete(Bytes.write(socket.getOutputStream(), 2, MUCH)));
    Socket socket = call(tunnel(to(source.port())), 0);
    String arrived = Bytes.read(socket.getInputStream());
    assertEquals(sent.get(), arrived);
  }

  @Test
  default void a_hundred_megabytes_both_ways_at_once_arrive_unchanged() throws Exception {
    Socket socket = call(tunnel(to(target(Target.ECHO).port())), 0);
    String[] hashes = echoed(socket, MUCH);
    assertEquals(hashes[1], hashes[0]);
  }

  @Test
  default void keys_are_exchanged_anew_under_load_without_loss(@TempDir Path other)
      throws Exception {
    try (Far impatient = open().far().impatient(other);
        Target echo = Target.of(Target.ECHO);
        Tunnel tunnel =
            Tunnel.open(
                impatient.plan(to(echo.port())), file -> Optional.empty(), (target, why) -> {})) {
      String[] hashes = echoed(call(tunnel, 0), 40L << 20);
      assertEquals(hashes[1], hashes[0]);
    }
  }

  @Test
  default void a_connection_that_nobody_reads_stops_no_other_and_loses_nothing() throws Exception {
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
  default void three_hundred_connections_at_once_each_carry_their_own() throws Exception {
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
}
