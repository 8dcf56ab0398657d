package psw.broker.far;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import psw.pairing.http.Caller;
import psw.pairing.http.Line;

/**
 * The events of one connection, taken by one thread. The far end is held back while nobody takes,
 * so that it cannot fill this machine's memory.
 */
public final class EventStream implements AutoCloseable {
  private final Line line;
  private final InputStream in;
  private final EventParser parser = new EventParser();
  private final Queue<Event> ready = new ArrayDeque<>();
  private final byte[] part = new byte[8192];

  EventStream(Line line, InputStream in) {
    this.line = line;
    this.in = in;
  }

  /**
   * The next event.
   *
   * @param patience how long the far end may be silent; its heartbeats count as sound
   */
  public Event next(Duration patience) throws Trouble.Failed, InterruptedException {
    try {
      line.patience(patience);
      while (ready.isEmpty()) {
        int count = in.read(part);
        if (count < 0) {
          throw new Trouble.Failed(Trouble.BROKEN);
        }
        ready.addAll(parser.feed(ByteBuffer.wrap(part, 0, count)));
      }
    } catch (IOException e) {
      throw new Trouble.Failed(Trouble.of(Caller.interrupted(e)));
    }
    return ready.remove();
  }

  /** Ends the connection. */
  @Override
  public void close() {
    line.close();
  }
}
