package psw.gate.admit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import psw.gate.receive.Opener;

/** Lets an address in by asking the {@link Helper}; needs no right but to reach its socket. */
public final class Asking implements Opener {
  // the receiver hears nothing else meanwhile
  private static final long PATIENCE_MS = 3_000;

  private final Path socket;
  private final long patienceMs;

  /** Asks at this socket. */
  public Asking(Path socket) {
    this(socket, PATIENCE_MS);
  }

  Asking(Path socket, long patienceMs) {
    this.socket = socket;
    this.patienceMs = patienceMs;
  }

  /** Whether there is a socket; who listens there may yet be asleep. */
  public boolean isThere() {
    return Files.exists(socket);
  }

  @Override
  public void open(InetAddress source) throws IOException {
    try (SocketChannel helper = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      helper.configureBlocking(false);
      // a full queue refuses at once, where a blocking call would wait in it
      if (!helper.connect(UnixDomainSocketAddress.of(socket))) {
        throw new IOException("the helper has no time");
      }
      Patience.write(helper, Line.of(source));
      if (!Patience.read(helper, patienceMs).equals(Helper.DONE)) {
        throw new IOException("the helper refused");
      }
    }
  }
}
