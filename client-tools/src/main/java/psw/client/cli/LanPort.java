package psw.client.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import psw.client.tunnel.Bind;
import psw.gate.rules.Network;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.Sha256;

/**
 * Where the network behind this host reaches a service of another site: an address that stands for
 * it alone, the same each time, and the service's own port.
 *
 * @param network the addresses to choose from
 */
record LanPort(Network network) {
  // two services of one address are told apart by their ports, if those differ
  private static final int TRIES = 8;

  /** In the order in which to try them. */
  List<Bind> of(BrokerId site, Label service, Port port) {
    return IntStream.range(0, TRIES)
        .mapToObj(n -> new Bind(address(site.text() + '/' + service + '/' + n), port.number()))
        .toList();
  }

  /** One of the network's, neither its first nor its last. */
  private String address(String name) {
    int hash = ByteBuffer.wrap(Sha256.of(name.getBytes(StandardCharsets.UTF_8))).getInt();
    int most = (1 << (32 - network.prefix())) - 2;
    int first = ByteBuffer.wrap(network.first().toInetAddress().getAddress()).getInt();
    int address = first + 1 + Math.floorMod(hash, most);
    return String.format(
        "%d.%d.%d.%d", address >>> 24, address >>> 16 & 0xff, address >>> 8 & 0xff, address & 0xff);
  }
}
