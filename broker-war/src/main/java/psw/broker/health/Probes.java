package psw.broker.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Connections being tried, any number side by side without a thread each. Belongs to one thread;
 * only {@link #wake} may be called by others.
 */
final class Probes implements AutoCloseable {
  private final Selector selector;

  Probes() throws IOException {
    this.selector = Selector.open();
  }

  /** A connection on its way. */
  private record Probe(long id, long deadline) {}

  /**
   * Begins a check; its outcome comes from {@link #await}, or at once when it is clear already.
   *
   * @param deadline nanoseconds on the caller's clock
   */
  List<Outcome> begin(long id, InetSocketAddress where, long deadline) {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
      if (channel.connect(where)) {
        close(channel);
        return List.of(new Outcome(id, true));
      }
      channel.register(selector, SelectionKey.OP_CONNECT, new Probe(id, deadline));
      return List.of();
    } catch (IOException | RuntimeException e) {
      // refused at once, no route, no descriptors left: all the same to who wants to reach it
      close(channel);
      return List.of(new Outcome(id, false));
    }
  }

  /**
   * Waits for outcomes.
   *
   * @param patience longest wait in milliseconds, at least one
   * @param clock the caller's clock, in nanoseconds
   */
  List<Outcome> await(long patience, LongSupplier clock) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    selector.select(
        key -> outcomes.add(new Outcome(probe(key).id(), finished(key))), Math.max(1, patience));
    long now = clock.getAsLong();
    for (SelectionKey key : selector.keys()) {
      if (key.isValid() && now - probe(key).deadline() >= 0) {
        close((SocketChannel) key.channel());
        outcomes.add(new Outcome(probe(key).id(), false));
      }
    }
    return outcomes;
  }

  /** Ends a wait early. */
  void wake() {
    selector.wakeup();
  }

  private static Probe probe(SelectionKey key) {
    return (Probe) key.attachment();
  }

  private static boolean finished(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      return channel.finishConnect();
    } catch (IOException e) {
      return false;
    } finally {
      close(channel);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // it was only asked whether it opens
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      close((SocketChannel) key.channel());
    }
    selector.close();
  }
}
