package psw.client.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.json.JsonObject;

@SuppressWarnings("try") // a desk is there for its own sake
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
