package psw.client.doctor;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import psw.wire.value.IpAddress;

/** From which address of this host something goes to another one; nothing is sent to find it. */
final class Way {
  private static final int ANY_PORT = 9;

  private Way() {}

  /** The local address; empty where no way leads there. */
  static Optional<String> from(String there) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(there), ANY_PORT));
      InetAddress local = socket.getLocalAddress();
      return local.isAnyLocalAddress() ? Optional.empty() : Optional.of(IpAddress.text(local));
    } catch (SocketException | UnknownHostException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
