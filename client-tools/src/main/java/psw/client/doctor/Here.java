package psw.client.doctor;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import psw.gate.rules.Settings;
import psw.wire.value.IpAddress;

/**
 * This host, as far as it can be seen without rights: who listens, and what its gate is to do.
 *
 * @param tcp the TCP ports at which somebody listens for others than the host itself
 * @param udp the UDP ports likewise
 * @param own its addresses, as {@link IpAddress#text} has them
 * @param gate what its owner decided about its gate; empty where nothing is, or it cannot be read
 * @param unread why it cannot be read, if so
 */
public record Here(
    Set<Integer> tcp,
    Set<Integer> udp,
    Set<String> own,
    Optional<Settings> gate,
    Optional<String> unread) {
  /** Copies the collections in. */
  public Here {
    tcp = Set.copyOf(tcp);
    udp = Set.copyOf(udp);
    own = Set.copyOf(own);
  }

  /**
   * Looks around, now.
   *
   * @throws IOException where the system does not tell who listens
   */
  public static Here look(Optional<Settings> gate, Optional<String> unread) throws IOException {
    return new Here(Listeners.tcp(), Listeners.udp(), addresses(), gate, unread);
  }

  private static Set<String> addresses() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .map(IpAddress::text)
        .collect(Collectors.toSet());
  }
}
