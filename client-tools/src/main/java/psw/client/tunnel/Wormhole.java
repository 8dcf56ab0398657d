package psw.client.tunnel;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.OwnedChannel;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.OutputStream;

/** One open channel to a target: a stream towards it, and a ring of what came from it. */
final class Wormhole {
  private static final int PACKET = 32 * 1024;

  /** Bytes that are one packet. */
  static final int PAYLOAD = OwnedChannel.PAYLOAD;

  /** Bytes that are worth being sent at once. */
  static final int SENT_AT_ONCE = 4 * PAYLOAD;

  private final ChannelDirectTCPIP channel;
  private final OwnedChannel owned;
  private final Connected server;
  private final Ring ring;
  private final Window window;
  private final Runnable whenFreed;

  private Wormhole(
      ChannelDirectTCPIP channel,
      OwnedChannel owned,
      Connected server,
      Ring ring,
      Window window,
      Runnable whenFreed) {
    this.channel = channel;
    this.owned = owned;
    this.server = server;
    this.ring = ring;
    this.window = window;
    this.whenFreed = whenFreed;
  }

  static Wormhole open(
      Session session,
      Connected server,
      ChannelDirectTCPIP channel,
      Budget budget,
      long roundTripNanos,
      Runnable whenClosed,
      Runnable whenFreed)
      throws IOException, Refused, InterruptedException {
    int first = Window.first(budget);
    Window window = new Window(budget, first, roundTripNanos);
    boolean opened = false;
    try {
      Ring ring = new Ring(first);
      OwnedChannel owned =
          OwnedChannel.ask(
              session,
              channel,
              new Sink(channel, ring),
              new Ending(ring, whenClosed),
              first,
              PACKET);
      int code = owned.awaitOpen();
      if (code != 0) {
        throw new Refused(Refused.of(code));
      }
      opened = true;
      return new Wormhole(channel, owned, server, ring, window, whenFreed);
    } finally {
      if (!opened) {
        window.close();
        whenFreed.run();
      }
    }
  }

  /** Sends to the target, {@link #SENT_AT_ONCE} at most; waits while the far side takes nothing. */
  void send(byte[] bytes, int length) throws IOException, InterruptedException {
    // who waits for window must not hold back what the other side waits for
    boolean several = length > PAYLOAD && owned.mayBeSent(length);
    if (several) {
      server.out().begin();
    }
    try {
      owned.send(bytes, length);
    } finally {
      if (several) {
        server.out().end();
      }
    }
  }

  /** Ends our direction; the other goes on. */
  void endSending() {
    owned.endSending();
  }

  /** What came from the target. */
  Ring ring() {
    return ring;
  }

  /** The application has got so many bytes of the ring; lets the far side send more. */
  void consumed(int bytes) throws IOException {
    int grant = window.consumed(bytes, ring.size(), server.waited(), System.nanoTime());
    if (grant > 0) {
      ring.grant(grant);
      owned.grant(grant);
    }
  }

  /** Whether the far side has ended both directions. */
  boolean isClosed() {
    return channel.isClosed();
  }

  /** Ends both directions. */
  void close() {
    channel.disconnect();
  }

  /** Gives the memory back; to be called once, when nobody uses the ring any more. */
  void free() {
    window.close();
    ring.discard();
    whenFreed.run();
  }

  /** Where the session puts what arrives. */
  private static final class Sink extends OutputStream {
    private final ChannelDirectTCPIP channel;
    private final Ring ring;

    Sink(ChannelDirectTCPIP channel, Ring ring) {
      this.channel = channel;
      this.ring = ring;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      OwnedChannel.arrived(channel);
      ring.put(bytes, offset, length);
    }

    @Override
    public void close() {
      // also closed when the channel is, which without an EOF before means: cut short
      ring.end(channel.isClosed() ? Ring.End.BROKEN : Ring.End.COMPLETE);
    }
  }

  /** Hears of the channel's end. */
  private static final class Ending extends OutputStream {
    private final Ring ring;
    private final Runnable whenClosed;

    Ending(Ring ring, Runnable whenClosed) {
      this.ring = ring;
      this.whenClosed = whenClosed;
    }

    /** Extended data, which such channels do not have. */
    @Override
    public void write(int b) {}

    @Override
    public void close() {
      ring.end(Ring.End.BROKEN);
      whenClosed.run();
    }
  }
}
