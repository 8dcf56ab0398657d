package psw.client.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two of ours do beyond plain lines, and what somebody can do who only seems to be one. */
class MarkedTest {
  private static final String CALLER = "AAAAAAAAAAAAAAAAAAAAAA";

  private final HeardScreen ana = new HeardScreen();
  private final HeardScreen rui = new HeardScreen();
  private Chat anas;
  private Chat ruis;
  private CuttingWire between;

  @BeforeEach
  void open() throws IOException {
    anas = Chat.open(ana, caller -> Optional.empty());
    ruis = Chat.calling(rui);
    between = new CuttingWire(anas.port());
  }

  @AfterEach
  void close() throws IOException {
    between.close();
    ruis.close();
    anas.close();
  }

  private void ruiCalls() throws Exception {
    ruis.keep("ana", () -> Optional.of(between.connect()));
    assertEquals("came", rui.next());
    assertEquals("came", ana.next());
  }

  @Test
  void a_caller_is_here_before_it_says_anything_and_each_learns_what_was_shown() throws Exception {
    ruiCalls();
    ruis.say("Olá, Ana!");
    assertEquals("Olá, Ana!", ana.next());
    assertEquals("delivered Olá, Ana!", rui.next());
    anas.say("Olá, Rui!");
    assertEquals("Olá, Rui!", rui.next());
    assertEquals("delivered Olá, Rui!", ana.next());
  }

  @Test
  void what_is_said_while_the_connection_is_lost_is_shown_once_when_it_is_back() throws Exception {
    ruiCalls();
    between.refuse(true);
    between.cut();
    assertEquals("away", rui.next());
    assertEquals("away", ana.next());
    Said ruisLine = ruis.say("are you there?");
    anas.say("hello?");
    assertTrue(ruisLine.isAwaited());
    between.refuse(false);
    assertEquals("back", rui.next());
    assertEquals(Set.of("hello?", "delivered are you there?"), nextTwo(rui));
    assertEquals("back", ana.next());
    assertEquals(Set.of("are you there?", "delivered hello?"), nextTwo(ana));
  }

  // each side's line and its confirmation of the other's cross on the way
  private static Set<String> nextTwo(HeardScreen screen) throws InterruptedException {
    String first = screen.next();
    String second = screen.next();
    return Set.of(first, second);
  }

  @Test
  void what_was_shown_but_not_confirmed_is_not_shown_again() throws Exception {
    ruiCalls();
    between.swallowAnswers(true);
    ruis.say("once");
    assertEquals("once", ana.next());
    between.refuse(true);
    between.cut();
    assertEquals("away", rui.next());
    between.swallowAnswers(false);
    between.refuse(false);
    assertEquals("delivered once", rui.next());
    assertEquals("back", rui.next());
    ruis.say("twice");
    String next = ana.next();
    while (next.equals("away") || next.equals("back")) {
      next = ana.next();
    }
    assertEquals("twice", next);
  }

  @Test
  void a_new_connection_takes_the_place_of_one_that_only_seems_to_live() throws Exception {
    try (Socket old = called();
        Socket young = called()) {
      assertEquals("psw-chat 1 ", hello(old, 0).substring(0, 11));
      assertEquals("came", ana.next());
      old.getOutputStream().write("+1 one\n".getBytes(UTF_8));
      assertEquals("one", ana.next());
      assertTrue(hello(young, 0).endsWith(" 1"));
      assertEquals("back", ana.next());
      young.getOutputStream().write("+2 two\n".getBytes(UTF_8));
      assertEquals("two", ana.next());
    }
  }

  @Test
  void one_that_says_good_bye_has_gone_and_one_that_is_cut_off_is_waited_for() throws Exception {
    ruiCalls();
    ruis.close();
    assertEquals("went", ana.next());
    try (Socket other = called()) {
      hello(other, 0);
      assertEquals("came", ana.next());
    }
    assertEquals("away", ana.next());
  }

  @Test
  void when_the_other_side_leaves_the_call_is_over_and_what_it_did_not_show_is_lost()
      throws Exception {
    ruiCalls();
    between.refuse(true);
    anas.close();
    assertEquals("went", rui.next());
    ruis.over().get(10, TimeUnit.SECONDS);
  }

  @Test
  void what_is_never_confirmed_is_told_as_lost_at_the_end() throws Exception {
    ruiCalls();
    between.refuse(true);
    between.cut();
    assertEquals("away", rui.next());
    ruis.say("into the void");
    ruis.close();
    assertEquals("lost", rui.next());
  }

  @Test
  void a_chat_that_was_started_anew_is_told_nothing_twice() throws Exception {
    ruiCalls();
    between.swallowAnswers(true);
    ruis.say("perhaps shown");
    assertEquals("perhaps shown", ana.next());
    between.refuse(true);
    between.cut();
    assertEquals("away", rui.next());
    ruis.say("later");
    HeardScreen other = new HeardScreen();
    try (Chat anew = Chat.open(other, caller -> Optional.empty())) {
      between.leadsTo(anew.port());
      between.swallowAnswers(false);
      between.refuse(false);
      assertEquals("lost", rui.next());
      assertEquals("came", other.next());
      assertEquals("later", other.next());
    }
  }

  @Test
  void a_long_line_comes_whole_in_parts() throws Exception {
    ruiCalls();
    ruis.say("é".repeat(5000));
    assertEquals("é".repeat(2000), ana.next());
    assertEquals("é".repeat(2000), ana.next());
    assertEquals("é".repeat(1000), ana.next());
    assertEquals("delivered " + "é".repeat(5000), rui.next());
  }

  @Test
  void nobody_confirms_what_was_not_said() throws Exception {
    try (Socket liar = called()) {
      hello(liar, 0);
      assertEquals("came", ana.next());
      Said said = anas.say("one");
      assertEquals("+1 one", line(liar));
      liar.getOutputStream().write("=2\n".getBytes(UTF_8));
      assertEquals("lost", ana.next());
      assertEquals("went", ana.next());
      assertFalse(said.isDelivered());
    }
  }

  @Test
  void nobody_confirms_the_same_again_and_again() throws Exception {
    try (Socket liar = called()) {
      hello(liar, 0);
      assertEquals("came", ana.next());
      anas.say("one");
      assertEquals("+1 one", line(liar));
      liar.getOutputStream().write("=1\n=1\n".getBytes(UTF_8));
      assertEquals("delivered one", ana.next());
      assertEquals("went", ana.next());
    }
  }

  @Test
  void a_line_out_of_order_ends_it() throws Exception {
    try (Socket liar = called()) {
      hello(liar, 0);
      assertEquals("came", ana.next());
      liar.getOutputStream().write("+7 seven\n".getBytes(UTF_8));
      assertEquals("went", ana.next());
    }
  }

  @Test
  void a_listener_that_confirms_more_than_was_said_is_left() throws Exception {
    try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      between.leadsTo(liar.getLocalPort());
      ruis.keep("ana", () -> Optional.of(between.connect()));
      try (Socket one = liar.accept()) {
        one.getOutputStream().write(("\r\r\rpsw-chat 1 " + CALLER + " 5\n").getBytes(UTF_8));
        ruis.over().get(10, TimeUnit.SECONDS);
      }
    }
    assertEquals("went", rui.next());
  }

  @Test
  void a_listener_that_does_not_greet_gets_plain_lines_alone() throws Exception {
    try (ServerSocket nc = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      between.leadsTo(nc.getLocalPort());
      ruis.keep("ana", () -> Optional.of(between.connect()));
      Said said = ruis.say("hello");
      try (Socket one = nc.accept()) {
        assertEquals("hello", line(one));
        assertEquals("came", rui.next());
        one.getOutputStream().write("+1 hi\n".getBytes(UTF_8));
        assertEquals("+1 hi", rui.next());
        assertFalse(said.isDelivered() || said.isAwaited());
      }
    }
  }

  @Test
  void control_characters_of_one_of_ours_do_not_arrive_either() throws Exception {
    try (Socket one = called()) {
      hello(one, 0);
      assertEquals("came", ana.next());
      one.getOutputStream().write("+1 \u001b[31mred\u0007\r\n".getBytes(UTF_8));
      assertEquals("[31mred", ana.next());
    }
  }

  private Socket called() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), anas.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** Says hello as one of ours; the answer. */
  private static String hello(Socket socket, long heard) throws IOException {
    assertEquals("\r\r\r", new String(socket.getInputStream().readNBytes(3), UTF_8));
    socket.getOutputStream().write((new Hello(CALLER, heard) + "\n").getBytes(UTF_8));
    return line(socket);
  }

  private static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
      assertTrue(c >= 0, () -> "cut after " + line);
      line.append((char) c);
    }
    return line.toString();
  }
}
