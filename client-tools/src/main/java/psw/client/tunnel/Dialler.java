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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Connects, starting further tries while earlier ones are pending; the first that completes wins. A
 * gate lets one SYN through, and which one cannot be known: so no try is closed because another
 * starts or a knock is repeated, and a SYN lost before the gate was open does not cost the second
 * until its repetition.
 */
final class Dialler {
  /** Knocks before tries. */
  @FunctionalInterface
  interface Knocking {
    /** The local address that the gate opens to; empty where it is the kernel's to choose. */
    Optional<InetAddress> knock(int round) throws IOException;
  }

  /**
   * When tries start, in milliseconds after a knock.
   *
   * @param round when the next knock is due
   * @param rounds how many knocks there are
   */
  record Pace(List<Integer> starts, int round, int rounds) {
    static final Pace KNOCK = new Pace(List.of(0, 200, 500, 1000, 1600), 3000, 3);

    /** A gate opens some milliseconds after a datagram, which goes as fast as the try behind it. */
    static final Pace DATAGRAM =
        new Pace(List.of(4, 8, 16, 30, 50, 100, 200, 500, 1000, 1600), 3000, 3);

    /** One try, for hosts without a gate: the kernel repeats its SYN. */
    static final Pace ONCE = new Pace(List.of(0), 10_000, 1);

    /** The same with one knock, for who has something else to try. */
    Pace brief() {
      return new Pace(starts, round, 1);
    }
  }

  private final InetSocketAddress to;
  private final Set<SocketChannel> pending = new HashSet<>();
  private Optional<InetAddress> from = Optional.empty();

  private Dialler(InetSocketAddress to) {
    this.to = to;
  }

  /**
   * Connects.
   *
   * @return in blocking mode, without delay for small writes
   * @throws SocketTimeoutException when nothing answered
   * @throws ConnectException when the port is closed
   */
  static SocketChannel dial(InetSocketAddress to, Pace pace, Knocking knocking) throws IOException {
    Dialler dialler = new Dialler(to);
    try (Selector selector = Selector.open()) {
      SocketChannel won = dialler.race(selector, pace, knocking);
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

  private SocketChannel race(Selector selector, Pace pace, Knocking knocking) throws IOException {
    for (int round = 0; round < pace.rounds(); round++) {
      from = knocking.knock(round);
      Optional<SocketChannel> won = race(selector, pace);
      if (won.isPresent()) {
        return won.get();
      }
    }
    throw new SocketTimeoutException("no answer");
  }

  /** One round; empty when nothing completed in it. */
  private Optional<SocketChannel> race(Selector selector, Pace pace) throws IOException {
    long began = System.nanoTime();
    int started = 0;
    while (true) {
      long elapsed = (System.nanoTime() - began) / 1_000_000;
      if (elapsed >= pace.round()) {
        return Optional.empty();
      }
      if (started < pace.starts().size() && pace.starts().get(started) <= elapsed) {
        started++;
        SocketChannel channel = start();
        if (channel.isConnected()) {
          return Optional.of(channel);
        }
        channel.register(selector, SelectionKey.OP_CONNECT);
      }
      int next = started < pace.starts().size() ? pace.starts().get(started) : pace.round();
      selector.select(Math.max(1, Math.min(next, pace.round()) - elapsed));
      if (Thread.interrupted()) {
        throw new InterruptedIOException();
      }
      for (SelectionKey key : selector.selectedKeys()) {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.finishConnect()) {
          return Optional.of(channel);
        }
      }
      selector.selectedKeys().clear();
    }
  }

  private SocketChannel start() throws IOException {
    SocketChannel channel = SocketChannel.open();
    pending.add(channel);
    channel.configureBlocking(false);
    if (from.isPresent()) {
      channel.bind(new InetSocketAddress(from.get(), 0));
    }
    channel.connect(to);
    return channel;
  }
}
