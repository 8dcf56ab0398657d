package psw.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
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
