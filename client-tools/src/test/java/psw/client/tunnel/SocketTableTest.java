package psw.client.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketTableTest {
  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
  private static final List<String> HERE = List.of("0100007F:C001");
  private static final List<String> THERE = List.of("0100007F:0050");

  @TempDir private Path dir;
  private Path file;
  private SocketTable table;

  @BeforeEach
  void make() {
    file = dir.resolve("tcp");
    table = new SocketTable(List.of(file, dir.resolve("tcp6")), Files::lines);
  }

  private void says(String... rows) throws IOException {
    Files.writeString(file, HEAD + String.join("", rows));
  }

  private static String row(String uid, String inode) {
    return "   0: 0100007F:C001 0100007F:0050 01 00000000:00000000 00:00000000 00000000  "
        + uid
        + "        0 "
        + inode
        + " 1 0000000000000000 20 4 30 10 -1\n";
  }

  private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void the_owner_of_a_socket_is_found_by_both_its_ends() throws IOException {
    says(row("1000", "4711"));
    assertEquals(Optional.of("1000"), table.owner(HERE, THERE));
    assertEquals(Optional.empty(), table.owner(THERE, HERE));
  }

  @Test
  void a_socket_that_nobody_holds_any_more_has_no_owner() throws IOException {
    says(row("0", "0"));
    assertEquals(Optional.empty(), table.owner(HERE, THERE));
  }

  @Test
  void who_asks_later_is_told_what_is_then() throws IOException {
    says(row("1000", "4711"));
    assertEquals(Optional.of("1000"), table.owner(HERE, THERE));
    says(row("1001", "4712"));
    assertEquals(Optional.of("1001"), table.owner(HERE, THERE));
  }

  @Test
  void one_reading_serves_all_who_asked_before_it_began() throws Exception {
    says(row("1000", "4711"));
    int many = 50;
    AtomicInteger readings = new AtomicInteger();
    CountDownLatch goOn = new CountDownLatch(1);
    table =
        new SocketTable(
            List.of(file),
            any -> {
              readings.incrementAndGet();
              awaitUninterrupted(goOn);
              return Files.readAllLines(any).stream();
            });
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<Optional<String>>> answers = new ArrayList<>();
      for (int n = 0; n < many; n++) {
        answers.add(threads.submit(() -> table.owner(HERE, THERE)));
      }
      await().until(() -> table.asking() == many);
      goOn.countDown();
      for (Future<Optional<String>> answer : answers) {
        assertEquals(Optional.of("1000"), answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(2, readings.get());
  }

  @Test
  void reading_ends_with_what_was_asked_for() throws IOException {
    AtomicInteger read = new AtomicInteger();
    table =
        new SocketTable(
            List.of(file, file),
            any ->
                Stream.of(HEAD, row("1000", "4711"), row("1001", "4712"))
                    .peek(line -> read.incrementAndGet()));
    assertEquals(Optional.of("1000"), table.owner(HERE, THERE));
    assertEquals(2, read.get());
  }

  @Test
  void each_who_asks_is_told_his_own() throws Exception {
    says(row("1001", "4712").replace("C001", "C002"), row("1000", "4711"));
    List<String> other = List.of("0100007F:C002", "0000000000000000FFFF00000100007F:C002");
    assertEquals(Optional.of("1001"), table.owner(other, THERE));
    assertEquals(Optional.of("1000"), table.owner(HERE, THERE));
  }

  @Test
  void what_cannot_be_read_is_nobodys() throws IOException {
    assertFalse(table.isThere());
    assertEquals(Optional.empty(), table.owner(HERE, THERE));
    says("half a line\n", row("1000", "4711"));
    assertEquals(Optional.of("1000"), table.owner(HERE, THERE));
  }
}
