package psw.client.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.json.JsonObject;

@SuppressWarnings("try") // a desk is there for its own sake
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeskTest {
  private static final JsonObject QUESTION = JsonObject.with("do", "status").build();

  @TempDir private Path home;

  private Desk served(Desk.Clerk clerk) throws Exception {
    Desk desk = Desk.open(home).orElseThrow();
    Thread thread = new Thread(() -> desk.serve(clerk));
    thread.setDaemon(true);
    thread.start();
    return desk;
  }

  @Test
  void who_sits_there_is_asked_and_answers() throws Exception {
    JsonObject answer = JsonObject.with("done", true).build();
    try (Desk desk = served(question -> question.equals(QUESTION) ? answer : question)) {
      assertEquals(Optional.of(answer), Desk.ask(home, QUESTION));
    }
  }

  @Test
  void nobody_there_is_no_answer() throws Exception {
    assertEquals(Optional.empty(), Desk.ask(home, QUESTION));
  }

  @Test
  void two_cannot_sit_there() throws Exception {
    try (Desk desk = served(question -> question)) {
      assertEquals(Optional.empty(), Desk.open(home));
    }
  }

  @Test
  void of_several_that_come_at_once_one_sits_there() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Optional<Desk>>> all =
          threads.invokeAll(Collections.nCopies(8, () -> Desk.open(home)));
      int sitting = 0;
      for (Future<Optional<Desk>> one : all) {
        sitting += one.get().isPresent() ? 1 : 0;
      }
      assertEquals(1, sitting);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void who_holds_it_and_says_nothing_stops_no_other() throws Exception {
    try (Desk desk = served(question -> question);
        SocketChannel silent =
            SocketChannel.open(UnixDomainSocketAddress.of(home.resolve("up.sock")))) {
      assertTrue(silent.isConnected());
      assertEquals(Optional.of(QUESTION), Desk.ask(home, QUESTION));
    }
  }

  @Test
  void a_socket_that_was_left_behind_is_replaced() throws Exception {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(home.resolve("up.sock")));
    }
    try (Desk desk = Desk.open(home).orElseThrow()) {
      assertTrue(home.resolve("up.sock").toFile().exists());
    }
  }

  @Test
  void one_answer_that_fails_is_not_the_end() throws Exception {
    try (Desk desk =
        served(
            question -> {
              if (question.members().containsKey("bad")) {
                throw new IllegalStateException("bad");
              }
              return question;
            })) {
      assertEquals(Optional.empty(), Desk.ask(home, JsonObject.with("bad", true).build()));
      assertEquals(Optional.of(QUESTION), Desk.ask(home, QUESTION));
    }
  }
}
