package psw.gate.status;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Connections that were made while no rule asked of what connection a packet is, so that the kernel
 * kept no track of any. With the first rules what comes on them belongs to none: it is dropped
 * until this host sends something.
 */
public final class Untracked {
  private static final Path TRACKED = Path.of("/proc/sys/net/netfilter/nf_conntrack_count");

  private Untracked() {}

  /** How many there are with others. */
  public static long count() throws IOException {
    return count(Host.text(TRACKED), Host.sockets("tcp", Sockets.ESTABLISHED));
  }

  /** The same, by how many connections are tracked; empty where the kernel tracks none at all. */
  static long count(String tracked, List<Sockets> connections) {
    return tracked.isBlank() || tracked.strip().equals("0")
        ? connections.stream().filter(one -> !one.loopback()).count()
        : 0;
  }
}
