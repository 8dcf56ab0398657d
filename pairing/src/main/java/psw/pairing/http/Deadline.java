package psw.pairing.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Until when all of something must be done. */
public final class Deadline {
  private static final Logger LOG = System.getLogger(Deadline.class.getName());

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** How many milliseconds are left, at least one. */
  public int left() throws SocketTimeoutException {
    long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (millis < 1) {
      throw new SocketTimeoutException();
    }
    return (int) millis;
  }

  /** Closes a socket when the time is over, whoever waits at it and for whatever. */
  Watch over(Socket socket) throws SocketTimeoutException {
    CompletableFuture<Boolean> late =
        new CompletableFuture<Boolean>().completeOnTimeout(true, left(), TimeUnit.MILLISECONDS);
    return new Watch(late, late.thenAccept(isLate -> end(isLate, socket)));
  }

  private static void end(boolean late, Socket socket) {
    if (late) {
      close(socket);
    }
  }

  /** Closes a socket, whoever uses it. */
  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "at its end", e);
    }
  }

  /** Somebody who waits for the end. */
  public record Watch(CompletableFuture<Boolean> late, CompletableFuture<Void> closing) {
    /** Waits no longer. */
    public void end() {
      late.complete(false);
    }
  }
}
