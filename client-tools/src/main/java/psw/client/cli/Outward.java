package psw.client.cli;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import psw.pairing.pin.Pin;
import psw.pairing.pin.ServerUrl;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/** A server that runs here, as others reach it over TLS. */
final class Outward {
  // of a network for examples (RFC 5737): what leads there leads anywhere
  private static final InetSocketAddress ANYWHERE = new InetSocketAddress("192.0.2.1", 9);

  private Outward() {}

  /**
   * Its address for others.
   *
   * @param names by which they call it; without one, the address of this machine
   * @param loopback whether it listens on 127.0.0.1 alone; then that is its address
   */
  static ServerUrl url(List<String> names, boolean loopback, Port port, Optional<Pin> pin) {
    String name = names.isEmpty() ? address(loopback) : names.get(0);
    try {
      return new ServerUrl(at(name, port).base(), pin);
    } catch (BadValue noNameOfAServer) {
      return url(List.of(), loopback, port, pin);
    }
  }

  private static ServerUrl at(String name, Port port) throws BadValue {
    return ServerUrl.parse(
        "https://" + (name.indexOf(':') < 0 ? name : '[' + name + ']') + ':' + port);
  }

  /** Where it listens, or whence connections from here come; nothing is sent to find that. */
  private static String address(boolean loopback) {
    if (loopback) {
      return "127.0.0.1";
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(ANYWHERE);
      InetAddress mine = socket.getLocalAddress();
      return mine.isAnyLocalAddress() ? "localhost" : mine.getHostAddress();
    } catch (SocketException noWay) {
      return "localhost";
    }
  }
}
