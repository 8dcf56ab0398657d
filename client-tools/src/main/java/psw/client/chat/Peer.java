package psw.client.chat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection: a thread that reads, a thread that writes, so that a stalled peer stops none. */
final class Peer implements AutoCloseable {
  private static final int UNSENT = 1024;
  private static final long PATIENCE_MS = 5_000;
  // no line holds its own end
  private static final String END = "\n";

  private final Socket socket;
  private final String name;
  private final BlockingQueue<String> unsent = new ArrayBlockingQueue<>(UNSENT);
  private final CountDownLatch written = new CountDownLatch(1);
  private volatile boolean present;

  Peer(Socket socket, String name, boolean present) {
    this.socket = socket;
    this.name = name;
    this.present = present;
  }

  String name() {
    return name;
  }

  /** Whether it has shown that it is more than a port scan. */
  boolean present() {
    return present;
  }

  /** Reads until the peer ends. */
  void read(Screen screen) {
    Pace pace = new Pace();
    try (this) {
      Lines lines = new Lines(socket.getInputStream());
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (!present && !lines.ended()) {
          // what a scan leaves is no line
          return;
        }
        if (!present) {
          present = true;
          screen.came(name);
        }
        screen.heard(name, Harmless.of(line.get()));
        Thread.sleep(pace.count(System.nanoTime()).toMillis());
      }
    } catch (IOException gone) {
      // said below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (present) {
      screen.went(name);
    }
  }

  /** Writes what is said until the connection ends. */
  void write() {
    try {
      OutputStream out = socket.getOutputStream();
      for (String line = unsent.take(); !line.equals(END); line = unsent.take()) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException gone) {
      // the reader notices, too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    written.countDown();
  }

  /**
   * Says a line.
   *
   * @return false when the peer took none of so many before it for some seconds
   */
  boolean say(String line) throws InterruptedException {
    return unsent.offer(line, PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  /**
   * Lets what was said go out for as long as the peer takes it, then ends.
   *
   * @return whether it took all of it
   */
  boolean finish() throws InterruptedException {
    boolean all = !present || (say(END) && isWritten());
    close();
    return all;
  }

  private boolean isWritten() throws InterruptedException {
    int left = Integer.MAX_VALUE;
    while (unsent.size() < left) {
      left = unsent.size();
      if (written.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone
    }
  }
}
