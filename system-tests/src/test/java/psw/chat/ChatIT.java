package psw.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import psw.testing.Hostile;
import psw.testing.Needs;

class ChatIT {
  @Test
  void two_chats_exchange_lines_both_ways() throws Exception {
    try (Talker ana = Talker.psw("chat");
        Talker rui = Talker.psw("chat", "127.0.0.1", ana.port())) {
      ana.types("");
      rui.hears("is here");
      rui.types("Olá, Ana");
      assertTrue(ana.hears("Olá, Ana").endsWith("> Olá, Ana"));
      ana.types("你好, Rui");
      assertTrue(rui.hears("你好, Rui").endsWith("> 你好, Rui"));
      assertEquals(0, rui.leaves());
      ana.hears("has gone");
    }
  }

  @Test
  @Needs("nc")
  void the_other_side_may_be_nc_and_its_control_characters_stay_out() throws Exception {
    try (Talker ana = Talker.psw("chat");
        Talker nc = Talker.nc(ana.port())) {
      ana.types("");
      nc.types("from nc \u001b[2J\u0007");
      assertTrue(ana.hears("from nc").endsWith("> from nc [2J"));
      ana.types("to nc");
      assertEquals("to nc", nc.hears("to nc"));
    }
  }

  @Test
  void whatever_a_peer_sends_it_commands_no_terminal_and_ends_no_chat() throws Exception {
    try (Talker ana = Talker.psw("chat");
        Socket peer = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(ana.port()))) {
      ana.types("");
      for (String text : Hostile.texts()) {
        peer.getOutputStream().write((text + '\n').getBytes(StandardCharsets.UTF_8));
      }
      byte[] all = new byte[256];
      for (int i = 0; i < all.length; i++) {
        all[i] = (byte) i;
      }
      peer.getOutputStream().write(all);
      peer.getOutputStream().write("\nthe end\n".getBytes(StandardCharsets.UTF_8));
      ana.hears("> the end");
      assertEquals(List.of(), ana.said().stream().filter(ChatIT::commands).toList());
      assertTrue(ana.said().stream().anyMatch(line -> line.endsWith(Hostile.shown().get(0))));
    }
  }

  /**
   * Whether a line would do something to a terminal, or turn the direction of its text; a tab does
   * neither.
   */
  private static boolean commands(String line) {
    return line.replace("\t", "")
        .codePoints()
        .anyMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.SURROGATE,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR ->
                      true;
                  default -> false;
                });
  }

  @Test
  void whom_to_call_is_asked_for_when_it_is_not_given() throws Exception {
    try (Talker ana = Talker.psw("chat");
        Talker rui = Talker.psw("chat")) {
      ana.types("");
      rui.hears("IP to call");
      rui.types("127.0.0.1");
      rui.hears("port:");
      rui.types(ana.port());
      rui.types("asked");
      ana.hears("asked");
    }
  }

  @Test
  void what_is_typed_once_somebody_called_is_sent_and_not_an_answer() throws Exception {
    try (Talker ana = Talker.psw("chat")) {
      ana.hears("IP to call");
      try (Talker rui = Talker.psw("chat", "127.0.0.1", ana.port())) {
        rui.hears("is here");
        rui.types("Olá, Ana");
        ana.hears("is here; what you type now is sent");
        ana.types("10.0.0.1");
        rui.hears("> 10.0.0.1");
      }
    }
  }

  @Test
  void without_a_broker_it_says_so_and_works() throws Exception {
    try (Talker ana = Talker.psw("chat")) {
      ana.hears("not registered; the chat works");
      assertEquals(0, ana.leaves());
    }
  }

  @Test
  void nobody_at_the_other_end_is_unreachable() throws Exception {
    try (Talker rui = Talker.psw("chat", "127.0.0.1", "9")) {
      rui.hears("nobody answers at 127.0.0.1 9");
      assertEquals(4, rui.leaves());
    }
  }
}
