package psw.gate.admit;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.GroupPrincipal;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;
import psw.gate.admit.Asked.Kind;
import psw.gate.receive.Bucket;
import psw.gate.receive.Opener;

/** Lets in whom the receiver of knocks asks for. */
public final class Helper implements AutoCloseable {
  /** The answer when the address may enter. */
  static final String DONE = "done\n";

  private static final String REFUSED = "refused\n";
  private static final long PATIENCE_MS = 1_000;

  private final ServerSocketChannel socket;
  private final GroupPrincipal callers;
  private final Opener opener;
  private final Clock clock;
  private final Bucket bucket = new Bucket(100, 20);

  /**
   * Serves a socket.
   *
   * @param callers the group of those who may ask; others are hung up on
   * @param opener {@link Nft}
   */
  public Helper(ServerSocketChannel socket, GroupPrincipal callers, Opener opener, Clock clock) {
    this.socket = socket;
    this.callers = callers;
    this.opener = opener;
    this.clock = clock;
  }

  /**
   * Serves one caller after the other until the thread is interrupted or this is closed.
   *
   * @param told what became of each
   * @throws IOException when the socket fails
   */
  public void run(Consumer<Asked> told) throws IOException {
    while (socket.isOpen()) {
      try (SocketChannel caller = socket.accept()) {
        told.accept(serve(caller));
      }
    }
  }

  private Asked serve(SocketChannel caller) throws IOException {
    // as the kernel says it of who connected
    if (!caller.getOption(ExtendedSocketOptions.SO_PEERCRED).group().equals(callers)) {
      return Asked.of(Kind.STRANGER);
    }
    Asked asked = asked(caller);
    try {
      Patience.write(caller, asked.kind() == Kind.ADMITTED ? DONE : REFUSED);
    } catch (IOException gone) {
      // it did not wait for its answer; what was done is done
    }
    return asked;
  }

  private Asked asked(SocketChannel caller) {
    Optional<InetAddress> address;
    try {
      address = Line.parse(Patience.read(caller, PATIENCE_MS));
    } catch (IOException e) {
      return Asked.of(Kind.NO_LINE);
    }
    return address.map(this::admit).orElseGet(() -> Asked.of(Kind.NO_LINE));
  }

  private Asked admit(InetAddress address) {
    if (!bucket.take(clock.instant())) {
      return Asked.of(Kind.TOO_OFTEN, address, "");
    }
    try {
      opener.open(address);
      return Asked.of(Kind.ADMITTED, address, "");
    } catch (IOException e) {
      return Asked.of(Kind.FAILED, address, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
