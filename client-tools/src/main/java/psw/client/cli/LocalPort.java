package psw.client.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import psw.client.tunnel.Bind;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.Sha256;

/**
 * Where a service of another site is reached here: the same address and port each time, computed
 * from who it is, so that nothing has to be kept. Each site has an address of its own, as the
 * browser's cookies know no ports.
 */
final class LocalPort {
  private static final int PRIVILEGED = 1024;
  private static final int PLAIN = 8000;
  private static final int FROM = 20_000;
  private static final int RANGE = 10_000;
  private static final int OTHERS = 8;

  private LocalPort() {}

  /** A site's address of its own, one of 127.83.0.1 to 127.83.255.254. */
  static String address(BrokerId site) {
    ByteBuffer hash = hash(site.text());
    return "127.83." + (hash.get() & 0xff) + '.' + (1 + (hash.get() & 0xff) % 254);
  }

  /**
   * In the order in which to try them: the service's own port, for one that only root may take the
   * same above 8000, then others, at last any.
   */
  static List<Bind> of(BrokerId site, Label service, Port port) {
    String address = address(site);
    Stream<Integer> own =
        port.number() < PRIVILEGED
            ? Stream.of(port.number(), PLAIN + port.number())
            : Stream.of(port.number());
    IntStream others =
        IntStream.range(0, OTHERS).map(n -> other(site.text() + '/' + service + '/' + n));
    return Stream.of(own, others.boxed(), Stream.of(0))
        .flatMap(ports -> ports)
        .map(number -> new Bind(address, number))
        .toList();
  }

  private static int other(String name) {
    return FROM + Math.floorMod(hash(name).getInt(), RANGE);
  }

  private static ByteBuffer hash(String text) {
    return ByteBuffer.wrap(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
