package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalUserTest {
  private static final byte[] LOOPBACK_V6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.83.1.2", "::1"})
  void who_connects_as_the_same_user_is_ours(String address) throws Exception {
    InetAddress here = InetAddress.getByName(address);
    try (ServerSocket listener = new ServerSocket(0, 1, here);
        Socket client = new Socket(here, listener.getLocalPort());
        Socket accepted = listener.accept()) {
      assertTrue(client.isConnected());
      assertTrue(LocalUser.isOurs(accepted));
    }
  }

  @Test
  void who_has_closed_already_is_gone_and_nobody_else_is() throws Exception {
    InetAddress here = InetAddress.getByName("127.83.1.2");
    try (ServerSocket listener = new ServerSocket(0, 1, here)) {
      Socket client = new Socket(here, listener.getLocalPort());
      try (Socket accepted = listener.accept()) {
        assertFalse(LocalUser.isGone(accepted));
        client.setSoLinger(true, 0);
        client.close();
        assertTrue(LocalUser.isGone(accepted));
      }
    }
  }

  @Test
  void what_goes_while_it_is_looked_at_is_of_no_other_account() throws Exception {
    InetAddress here = InetAddress.getByName("127.83.1.2");
    ExecutorService closing = Executors.newSingleThreadExecutor();
    try (ServerSocket listener = new ServerSocket(0, 1, here)) {
      for (int n = 0; n < 300; n++) {
        Socket client = new Socket(here, listener.getLocalPort());
        try (Socket accepted = listener.accept()) {
          Future<?> closed =
              closing.submit(
                  () -> {
                    client.close();
                    return null;
                  });
          assertFalse(LocalUser.isOf(accepted, "nobody"));
          closed.get();
        }
      }
    } finally {
      closing.shutdownNow();
    }
  }

  /** A connection between ends of which the kernel knows nothing. */
  private static Socket between(String from, String to) throws Exception {
    InetSocketAddress remote = new InetSocketAddress(InetAddress.getByName(from), 40_000);
    InetSocketAddress local = new InetSocketAddress(InetAddress.getByName(to), 9);
    return new Socket() {
      @Override
      public InetAddress getInetAddress() {
        return remote.getAddress();
      }

      @Override
      public InetAddress getLocalAddress() {
        return local.getAddress();
      }

      @Override
      public SocketAddress getRemoteSocketAddress() {
        return remote;
      }

      @Override
      public SocketAddress getLocalSocketAddress() {
        return local;
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "192.0.2.1, 127.83.1.2", "2001:db8::1, ::1"})
  void who_reaches_a_loopback_address_is_of_this_host_and_not_ours_if_unknown(
      String from, String to) throws Exception {
    try (Socket accepted = between(from, to)) {
      assertFalse(LocalUser.isOurs(accepted));
    }
  }

  @Test
  void who_comes_from_another_host_is_let_in_where_others_may() throws Exception {
    try (Socket accepted = between("192.0.2.1", "192.0.2.2")) {
      assertTrue(LocalUser.isOurs(accepted));
    }
  }

  @Test
  void an_ipv4_end_is_named_as_the_kernel_writes_it_in_both_tables() throws Exception {
    InetSocketAddress end =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 8080);
    assertEquals(
        List.of("0100007F:1F90", "0000000000000000FFFF00000100007F:1F90"), LocalUser.names(end));
  }

  @Test
  void an_ipv6_end_is_named_as_the_kernel_writes_it() throws Exception {
    assertEquals(
        List.of("00000000000000000000000001000000:0050"),
        LocalUser.names(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_V6), 80)));
  }
}
