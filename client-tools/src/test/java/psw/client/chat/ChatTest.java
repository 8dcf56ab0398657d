package psw.client.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatTest {
  private final HeardScreen ana = new HeardScreen();
  private final HeardScreen rui = new HeardScreen();
  private Chat anas;
  private Chat ruis;

  @BeforeEach
  void open() throws IOException {
    anas = Chat.open(ana, caller -> Optional.empty());
    ruis = Chat.open(rui, caller -> Optional.empty());
  }

  @AfterEach
  void close() {
    anas.close();
    ruis.close();
  }

  @Test
  void lines_go_both_ways() throws Exception {
    ruis.call("127.0.0.1", anas.port());
    ruis.say("Olá, Ana!");
    assertEquals("came", ana.next());
    assertEquals("Olá, Ana!", ana.next());
    assertEquals("came", rui.next());
    assertEquals("delivered Olá, Ana!", rui.next());
    anas.say("Olá, Rui!");
    assertEquals("Olá, Rui!", rui.next());
  }

  @Test
  void what_was_said_last_arrives_although_the_speaker_leaves() throws Exception {
    ruis.call("127.0.0.1", anas.port());
    for (int i = 0; i < 5; i++) {
      ruis.say("line " + i);
    }
    ruis.close();
    assertEquals("came", ana.next());
    for (int i = 0; i < 5; i++) {
      assertEquals("line " + i, ana.next());
    }
    assertEquals("went", ana.next());
  }

  @Test
  void a_connection_that_ends_without_a_line_is_not_heard_of() throws Exception {
    connect().close();
    try (Socket peer = connect()) {
      peer.getOutputStream().write("here\n".getBytes(UTF_8));
      assertEquals("came", ana.next());
      assertEquals("here", ana.next());
    }
  }

  @Test
  void a_piece_of_a_line_is_no_line_of_somebody_who_said_none() throws Exception {
    try (Socket scan = connect()) {
      scan.getOutputStream().write("GET / HT".getBytes(UTF_8));
    }
    try (Socket peer = connect()) {
      peer.getOutputStream().write("here\nand gone".getBytes(UTF_8));
      peer.shutdownOutput();
      assertEquals("came", ana.next());
      assertEquals("here", ana.next());
      assertEquals("and gone", ana.next());
    }
  }

  @Test
  void all_that_is_said_in_one_go_arrives() throws Exception {
    try (Socket peer = connect()) {
      peer.getOutputStream().write("here\n".getBytes(UTF_8));
      assertEquals("came", ana.next());
      for (int i = 0; i < 5000; i++) {
        anas.say("line " + i);
      }
      anas.close();
      String all = new String(peer.getInputStream().readAllBytes(), UTF_8);
      assertEquals(5000, all.strip().lines().count());
    }
  }

  @Test
  void many_who_say_nothing_do_not_keep_out_one_who_does() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        silent.add(connect());
      }
      try (Socket peer = connect()) {
        peer.getOutputStream().write("here\n".getBytes(UTF_8));
        assertEquals("came", ana.next());
      }
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  @Test
  void nothing_is_said_to_a_connection_that_said_nothing() throws Exception {
    try (Socket silent = connect();
        Socket peer = connect()) {
      assertEquals("\r\r\r", new String(silent.getInputStream().readNBytes(3), UTF_8));
      peer.getOutputStream().write("here\n".getBytes(UTF_8));
      assertEquals("came", ana.next());
      anas.say("for those who are here");
      anas.close();
      assertTrue(peer.getInputStream().readAllBytes().length > 0);
      assertEquals(0, silent.getInputStream().readAllBytes().length);
    }
  }

  @Test
  void control_characters_of_a_peer_do_not_arrive() throws Exception {
    try (Socket peer = connect()) {
      peer.getOutputStream().write("\u001b[31mred\u0007\r\n".getBytes(UTF_8));
      assertEquals("came", ana.next());
      assertEquals("[31mred", ana.next());
    }
  }

  @Test
  void a_peer_that_floods_is_slowed_down() throws Exception {
    try (Socket peer = connect()) {
      peer.getOutputStream().write("x\n".repeat(100).getBytes(UTF_8));
      long begun = System.nanoTime();
      for (int i = 0; i < 13; i++) {
        ana.next();
      }
      assertTrue(System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(1000));
    }
  }

  @Test
  void a_peer_that_reads_nothing_is_left_and_does_not_hold_up_the_others() throws Exception {
    try (Socket stalled = connect();
        Socket peer = connect()) {
      stalled.getOutputStream().write("a\n".getBytes(UTF_8));
      assertEquals("came", ana.next());
      assertEquals("a", ana.next());
      peer.getOutputStream().write("b\n".getBytes(UTF_8));
      assertEquals("came", ana.next());
      assertEquals("b", ana.next());
      CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> read(peer));
      for (int i = 0; i < 6000; i++) {
        anas.say("y".repeat(4000));
      }
      assertEquals("lost", ana.next());
      anas.close();
      assertEquals(3 + 6000 * 4001, read.get(60, TimeUnit.SECONDS));
    }
  }

  private static int read(Socket peer) {
    try {
      return peer.getInputStream().readAllBytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), anas.port());
  }
}
