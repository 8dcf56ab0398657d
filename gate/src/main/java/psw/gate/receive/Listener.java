package psw.gate.receive;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import psw.wire.knock.Datagram;

/** Feeds a receiver from a UDP socket, of both families; it never sends. */
public final class Listener implements AutoCloseable {
  // some tenths of a second of a flood
  private static final int QUEUE = 1 << 20;
  private static final long IDLE_MS = 1_000;

  private final DatagramChannel socket;
  private final Receiver receiver;
  private final Clock clock;

  private Listener(DatagramChannel socket, Receiver receiver, Clock clock) {
    this.socket = socket;
    this.receiver = receiver;
    this.clock = clock;
  }

  /**
   * Binds a port on all addresses.
   *
   * @throws IOException when the port is taken
   */
  public static Listener open(int port, Receiver receiver, Clock clock) throws IOException {
    DatagramChannel socket = DatagramChannel.open();
    try {
      socket.setOption(StandardSocketOptions.SO_RCVBUF, QUEUE);
      socket.bind(new InetSocketAddress(port));
    } catch (IOException | RuntimeException | Error e) {
      socket.close();
      throw e;
    }
    return new Listener(socket, receiver, clock);
  }

  /**
   * Takes what arrives until the thread is interrupted or this is closed.
   *
   * @param told each outcome, noise included
   * @param alive run after each, and every second in which nothing arrives
   * @throws IOException when the socket fails
   */
  public void run(Consumer<Outcome> told, Runnable alive) throws IOException {
    // one byte more than a knock, so that what is longer is seen to be
    ByteBuffer buffer = ByteBuffer.allocate(Datagram.LENGTH + 1);
    socket.configureBlocking(false);
    try (Selector idle = Selector.open()) {
      socket.register(idle, SelectionKey.OP_READ);
      while (socket.isOpen()) {
        buffer.clear();
        InetSocketAddress from = (InetSocketAddress) socket.receive(buffer);
        if (from == null) {
          idle.select(IDLE_MS);
          idle.selectedKeys().clear();
        } else {
          Instant now = clock.instant();
          told.accept(receiver.take(buffer.array(), buffer.position(), from.getAddress(), now));
        }
        receiver.live(clock.instant());
        alive.run();
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
