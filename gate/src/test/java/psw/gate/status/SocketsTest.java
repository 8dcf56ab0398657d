package psw.gate.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SocketsTest {
  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

  @Test
  void who_listens_is_read_with_port_and_inode() {
    String tcp =
        HEAD
            + "   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 17215764 1 00000000a8d9609f 100 0 0 10 0\n"
            + "   1: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 17215765 1 00000000a8d9609f 100 0 0 10 0\n"
            + "   2: 0200000A:0016 0300000A:9C40 01 00000000:00000000 00:00000000 00000000     0        0 17215766 1 00000000a8d9609f 100 0 0 10 0\n";
    assertEquals(
        List.of(new Sockets(22, false, 17215764), new Sockets(8000, true, 17215765)),
        Sockets.parse(tcp, Sockets.LISTEN));
  }

  @Test
  void of_ipv6_as_well() {
    String udp =
        HEAD
            + "14321: 00000000000000000000000000000000:F2F9 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 17215763 2 00000000a20f8483 0\n"
            + "    2: 00000000000000000000000001000000:08AE 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 17215765 1 0000000099783e46 0\n";
    assertEquals(
        List.of(new Sockets(62201, false, 17215763), new Sockets(2222, true, 17215765)),
        Sockets.parse(udp, Sockets.UNCONNECTED));
  }
}
