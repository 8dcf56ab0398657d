package psw.client.tunnel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Connects, starting further tries while earlier ones are pending; the first that completes wins. A
 * gate lets one SYN through, and which one cannot be known: so no try is closed because another
 * starts, and a SYN lost before the gate was open does not cost the second until its repetition.
 */
final class Dialler {
  /** When tries start after a knock, in milliseconds. */
  static final int[] AFTER_KNOCK = {0, 200, 500, 1000, 1600};

  /** The same after a datagram: its way and the gate's opening take some milliseconds. */
  static final int[] AFTER_DATAGRAM = {50, 200, 500, 1000, 1600};

  /** One try, for hosts without a gate: the kernel repeats its SYN. */
  static final int[] ONCE = {0};

  private final Optional<InetAddress> from;
  private final InetSocketAddress to;
  private final Set<SocketChannel> pending = new HashSet<>();

  private Dialler(Optional<InetAddress> from, InetSocketAddress to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Connects.
   *
   * @param from the local address to take; the kernel's choice where there is none
   * @param starts when each try starts, in milliseconds from now
   * @param limitMs when all have failed
   * @return in blocking mode, without delay for small writes
   * @throws SocketTimeoutException when nothing answered
   * @throws ConnectException when the port is closed
   */
  static SocketChannel dial(
      Optional<InetAddress> from, InetSocketAddress to, int[] starts, int limitMs)
      throws IOException {
    Dialler dialler = new Dialler(from, to);
    try (Selector selector = Selector.open()) {
      SocketChannel won = dialler.race(selector, starts, limitMs);
      dialler.pending.remove(won);
      for (SelectionKey key : selector.keys()) {
        key.cancel();
      }
      selector.selectNow();
      won.configureBlocking(true);
      won.setOption(StandardSocketOptions.TCP_NODELAY, true);
      return won;
    } finally {
      for (SocketChannel lost : dialler.pending) {
        lost.close();
      }
    }
  }

  private SocketChannel race(Selector selector, int[] starts, int limitMs) throws IOException {
    long began = System.nanoTime();
    int started = 0;
    while (true) {
      long elapsed = (System.nanoTime() - began) / 1_000_000;
      if (elapsed >= limitMs) {
        throw new SocketTimeoutException("no answer");
      }
      if (started < starts.length && starts[started] <= elapsed) {
        started++;
        SocketChannel channel = SocketChannel.open();
        pending.add(channel);
        channel.configureBlocking(false);
        if (from.isPresent()) {
          channel.bind(new InetSocketAddress(from.get(), 0));
        }
        if (channel.connect(to)) {
          return channel;
        }
        channel.register(selector, SelectionKey.OP_CONNECT);
      }
      long next = started < starts.length ? Math.min(starts[started], limitMs) : limitMs;
      selector.select(Math.max(1, next - elapsed));
      if (Thread.interrupted()) {
        throw new InterruptedIOException();
      }
      for (SelectionKey key : selector.selectedKeys()) {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.finishConnect()) {
          return channel;
        }
      }
      selector.selectedKeys().clear();
    }
  }
}
