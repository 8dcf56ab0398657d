package psw.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Tunnel;

/** Tunnels through one server that is there all the time. */
interface ThroughSshd {
  long MUCH = 100L << 20;
  Duration SOON = Duration.ofSeconds(20);

  Openings open();

  /** Is closed after the test. */
  default <T extends AutoCloseable> T kept(T one) {
    return open().kept(one);
  }

  default Target target(Target.Deed deed) throws IOException {
    return kept(Target.of(deed));
  }

  static Forward to(int port) throws Exception {
    return Forward.parseLocal("0:127.0.0.1:" + port);
  }

  default Tunnel tunnel(Forward... forwards) throws Exception {
    return kept(
        Tunnel.open(open().far().plan(forwards), file -> Optional.empty(), (target, why) -> {}));
  }

  default Socket call(Tunnel tunnel, int forward) throws IOException {
    Socket socket = kept(new Socket());
    socket.connect(tunnel.listening().get(forward).address());
    socket.setSoTimeout((int) SOON.toMillis());
    return socket;
  }

  static void assertEchoes(Socket socket) throws IOException {
    byte[] word = "wormhole".getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write(word);
    assertArrayEquals(word, socket.getInputStream().readNBytes(word.length));
  }

  static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
