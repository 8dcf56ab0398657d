package psw.broker.grants;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.Port;

class ListeningTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "::1"})
  void a_port_is_own_while_this_process_listens_there(String address) throws IOException {
    Port port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      port = new Port(socket.getLocalPort());
      assertTrue(Listening.here().contains(port));
    }
    assertFalse(Listening.here().contains(port));
  }

  @Test
  void a_socket_that_does_not_listen_makes_no_port_own() throws IOException {
    try (ServerSocketChannel none = ServerSocketChannel.open()) {
      none.configureBlocking(false);
      assertFalse(Listening.here().contains(new Port(1)));
    }
  }
}
