package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiallerTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void connections_leave_by_the_address_that_the_knock_left_by() throws Exception {
    InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 7});
    try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
      InetSocketAddress to = new InetSocketAddress(HERE, server.getLocalPort());
      Dialler.Pace pace = Dialler.Pace.ONCE;
      try (SocketChannel channel = Dialler.dial(to, pace, round -> Optional.of(other));
          Socket accepted = server.accept()) {
        assertEquals(channel.getLocalAddress(), accepted.getRemoteSocketAddress());
        assertEquals(other, accepted.getInetAddress());
      }
    }
  }

  @Test
  void who_gets_no_answer_knocks_again_each_round_and_gives_up_after_the_last() throws Exception {
    List<Integer> rounds = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, HERE)) {
      InetSocketAddress to = new InetSocketAddress(HERE, full.getLocalPort());
      List<SocketChannel> before = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        // what finds no room in the queue is not answered, as by a gate
        SocketChannel one = SocketChannel.open();
        one.configureBlocking(false);
        one.connect(to);
        before.add(one);
      }
      assertThrows(
          SocketTimeoutException.class,
          () ->
              Dialler.dial(
                  to,
                  new Dialler.Pace(List.of(0), 50, 3),
                  round -> {
                    rounds.add(round);
                    return Optional.empty();
                  }));
      for (SocketChannel one : before) {
        one.close();
      }
    }
    assertEquals(List.of(0, 1, 2), rounds);
  }
}
