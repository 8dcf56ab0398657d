package psw.client.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
  @Test
  void who_listens_for_others_is_found_and_who_listens_for_the_host_alone_is_not()
      throws Exception {
    try (ServerSocket open = new ServerSocket(0);
        ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DatagramSocket datagrams = new DatagramSocket(0)) {
      assertTrue(Listeners.tcp().contains(open.getLocalPort()));
      assertFalse(Listeners.tcp().contains(own.getLocalPort()));
      assertTrue(Listeners.udp().contains(datagrams.getLocalPort()));
    }
  }

  @Test
  void a_connection_is_nobody_who_listens() {
    String text =
        """
          sl  local_address rem_address   st tx_queue rx_queue
           0: 00000000:0016 00000000:0000 0A 00000000:00000000
           1: 0500A8C0:1F40 0700A8C0:C350 01 00000000:00000000
        """;
    assertEquals(List.of(22), Listeners.parse(text, "0A").toList());
  }
}
