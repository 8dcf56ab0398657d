package psw.server.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Optional;
import psw.wire.value.BrokerId;

/**
 * One open stream: writes only what the connection takes without waiting, and holds nothing that
 * the connection did not take.
 */
final class Follower implements WriteListener {
  private static final int BEAT_EVERY = 15;
  private static final int STALLED_AFTER = 60;

  private final AsyncContext async;
  private final ServletOutputStream out;
  private final Reader reader;
  private final Runnable atEnd;
  private boolean unflushed;
  private boolean closed;
  private int quietSeconds;
  private int stalledSeconds;

  Follower(AsyncContext async, ServletOutputStream out, Reader reader, Runnable atEnd) {
    this.async = async;
    this.out = out;
    this.reader = reader;
    this.atEnd = atEnd;
  }

  @Override
  public void onWritePossible() {
    pump();
  }

  /** Writes what there is for as long as the connection takes it. */
  synchronized void pump() {
    if (closed) {
      return;
    }
    try {
      // whoever finds it not ready is done: the container calls when it is again
      while (out.isReady()) {
        stalledSeconds = 0;
        if (!write()) {
          return;
        }
      }
    } catch (IOException | IllegalStateException e) {
      close();
    }
  }

  private boolean write() throws IOException {
    Optional<byte[]> next = reader.next();
    if (next.isPresent()) {
      out.write(next.get());
      unflushed = true;
      quietSeconds = 0;
      return true;
    }
    boolean flush = unflushed;
    unflushed = false;
    if (flush) {
      out.flush();
    }
    return flush;
  }

  synchronized void lease(BrokerId broker, String jws) {
    if (!reader.offerLease(broker, jws)) {
      pump();
      if (!reader.offerLease(broker, jws)) {
        // it comes back and reads the list, which has them all
        close();
      }
    }
  }

  /** From where changes must be fetched for it, if they must. */
  synchronized Optional<Long> hungryAfter() {
    return reader.isHungry() && !closed ? Optional.of(reader.position()) : Optional.empty();
  }

  /** The page after a position is in the log. */
  synchronized void fed(long after) {
    reader.fed(after);
    pump();
  }

  /** A second went by; a connection that takes nothing for a minute is given up. */
  synchronized void tick() {
    quietSeconds++;
    stalledSeconds++;
    if (quietSeconds >= BEAT_EVERY) {
      quietSeconds = 0;
      reader.offerHeartbeat();
    }
    if (stalledSeconds > STALLED_AFTER) {
      close();
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void onError(Throwable failure) {
    close();
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      atEnd.run();
      try {
        async.complete();
      } catch (IllegalStateException e) {
        // the container ended it before us, which is what was wanted
        closed = true;
      }
    }
  }
}
