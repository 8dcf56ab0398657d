package com.jcraft.jsch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The library's insides that the window's take-over stands on. When one of these fails after an
 * update, read Session.run and Channel of the new version against docs/adr/0004 before changing it.
 */
class OwnedChannelTest {
  @Test
  void the_library_is_the_version_that_was_read() {
    assertEquals("2.28.7", JSch.VERSION);
  }

  @Test
  void the_fields_are_there_and_visible_to_other_threads() throws Exception {
    for (String name :
        List.of(
            "lwsize",
            "lwsize_max",
            "lmpsize",
            "rwsize",
            "rmpsize",
            "connected",
            "open_confirmation",
            "close")) {
      Field field = Channel.class.getDeclaredField(name);
      assertTrue(Modifier.isVolatile(field.getModifiers()), name);
    }
  }

  @Test
  void a_channel_waits_for_its_answer_by_the_count_of_waiters() throws Exception {
    assertEquals(int.class, Channel.class.getDeclaredField("notifyme").getType());
    assertTrue(
        Modifier.isSynchronized(
            Channel.class.getDeclaredMethod("setRecipient", int.class).getModifiers()));
  }

  @Test
  void the_limit_under_which_the_session_grants_window_is_never_reached() {
    // Session.run grants when lwsize < lwsize_max / 2, after taking a packet off lwsize
    ChannelDirectTCPIP channel = new ChannelDirectTCPIP();
    channel.lwsize_max = Integer.MIN_VALUE;
    OwnedChannel.arrived(channel);
    int largestPacket = 256 * 1024; // Session.PACKET_MAX_SIZE
    channel.setLocalWindowSize(channel.lwsize - largestPacket);
    assertTrue(channel.lwsize >= channel.lwsize_max / 2);
  }

  @Test
  void a_packet_is_padded_by_a_method_of_its_own() throws Exception {
    // Session.encode calls it before it encrypts, within the lock of Session._write
    int modifiers =
        Packet.class.getDeclaredMethod("padding", int.class, boolean.class).getModifiers();
    assertEquals(0, modifiers & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL));
  }

  @Test
  void a_channel_has_an_open_packet_to_send() throws Exception {
    assertNotNull(ChannelDirectTCPIP.class.getDeclaredMethod("genChannelOpenPacket"));
  }
}
