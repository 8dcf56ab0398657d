package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.client.chat.Chat;

class ConversationTest {
  private final Told told = new Told();
  private final PipedOutputStream keys = new PipedOutputStream();
  private Chat chat;
  private CompletableFuture<Integer> exit;

  @BeforeEach
  void open() throws IOException {
    Console console = Console.of(Psw.commandLine(new PrintWriter(told), new PrintWriter(told)));
    ChatScreen screen = new ChatScreen(console, Clock.systemUTC());
    chat = Chat.open(screen, caller -> Optional.empty());
    BufferedReader typed =
        new BufferedReader(
            new InputStreamReader(new PipedInputStream(keys), StandardCharsets.UTF_8));
    Conversation conversation = new Conversation(chat, typed::readLine, screen, console);
    exit =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return conversation.hold(Optional.empty(), Optional.empty());
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void what_is_typed_once_somebody_is_here_is_said_to_him() throws Exception {
    told.until("IP to call");
    try (Socket peer = comes()) {
      assertTrue(told.until(" is here").endsWith(" is here; what you type now is sent"));
      types("10.0.0.1");
      types("7");
      assertEquals("\r\r\r10.0.0.1\n7\n", heardBy(peer, 14));
    }
  }

  @Test
  void the_port_is_not_asked_for_once_somebody_is_here() throws Exception {
    told.until("IP to call");
    types("127.0.0.1");
    told.until("port:");
    try (Socket peer = comes()) {
      told.until(" is here");
      types("hello");
      assertEquals("\r\r\rhello\n", heardBy(peer, 9));
    }
  }

  @Test
  void an_empty_answer_is_not_said_to_anybody() throws Exception {
    told.until("IP to call");
    try (Socket peer = comes()) {
      told.until(" is here");
      types("");
      types("hello");
      assertEquals("\r\r\rhello\n", heardBy(peer, 9));
    }
  }

  @Test
  void both_answers_call_while_nobody_has_come() throws Exception {
    told.until("IP to call");
    Told other = new Told();
    Console console = Console.of(Psw.commandLine(new PrintWriter(other), new PrintWriter(other)));
    try (Chat rui =
        Chat.open(new ChatScreen(console, Clock.systemUTC()), caller -> Optional.empty())) {
      types("127.0.0.1\n" + rui.port() + "\nasked");
      assertTrue(other.until("asked").endsWith("> asked"));
      keys.close();
      assertEquals(Exit.DONE, exit.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void a_bad_port_is_asked_for_again() throws Exception {
    types("127.0.0.1\n0\n\n");
    keys.close();
    assertEquals(Exit.DONE, exit.get(10, TimeUnit.SECONDS));
    assertEquals(2, told.toString().split("port:", -1).length - 1, told.toString());
  }

  private Socket comes() throws IOException {
    Socket peer = new Socket(InetAddress.getLoopbackAddress(), chat.port());
    peer.setSoTimeout(10_000);
    peer.getOutputStream().write("hi\n".getBytes(StandardCharsets.UTF_8));
    return peer;
  }

  private static String heardBy(Socket peer, int bytes) throws IOException {
    return new String(peer.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  private void types(String lines) throws IOException {
    keys.write((lines + "\n").getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** What the user was told, line by line. */
  private static final class Told extends StringWriter {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private int taken;

    @Override
    public synchronized void flush() {
      String all = toString();
      for (int end = all.indexOf('\n', taken); end >= 0; end = all.indexOf('\n', taken)) {
        lines.add(all.substring(taken, end));
        taken = end + 1;
      }
    }

    /** The next line that holds a part. */
    String until(String part) throws InterruptedException {
      while (true) {
        String line = lines.poll(10, TimeUnit.SECONDS);
        assertFalse(line == null, () -> "not told: " + part + "; but: " + this);
        if (line.contains(part)) {
          return line;
        }
      }
    }
  }
}
