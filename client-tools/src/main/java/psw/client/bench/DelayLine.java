package psw.client.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A long way to a port of this host: each byte arrives half a round trip after it was sent, however
 * many are on their way.
 */
final class DelayLine implements AutoCloseable {
  private static final int BLOCK = 32 * 1024;
  // 128 MiB under way, more than any window
  private static final int MOST = 4096;

  private final ServerSocket listener;
  private final int port;
  private final long half;

  /** Bytes on their way; none is the end. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, and never compared
  private record Parcel(byte[] bytes, long due) {}

  private DelayLine(ServerSocket listener, int port, Duration roundTrip) {
    this.listener = listener;
    this.port = port;
    this.half = roundTrip.toNanos() / 2;
  }

  /** Leads to a port of loopback. */
  static DelayLine to(int port, Duration roundTrip) throws IOException {
    DelayLine line =
        new DelayLine(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), port, roundTrip);
    daemon(line::accept);
    return line;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "delay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
        lead(near, far);
        lead(far, near);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void lead(Socket from, Socket to) throws IOException {
    to.setTcpNoDelay(true);
    BlockingQueue<Parcel> way = new ArrayBlockingQueue<>(MOST);
    daemon(() -> take(from, way));
    daemon(() -> deliver(way, to));
  }

  private void take(Socket from, BlockingQueue<Parcel> way) {
    try {
      InputStream in = from.getInputStream();
      byte[] block = new byte[BLOCK];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        way.put(new Parcel(Arrays.copyOf(block, n), System.nanoTime() + half));
      }
    } catch (IOException gone) {
      // the end, as the other one
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(way);
    }
  }

  private void end(BlockingQueue<Parcel> way) {
    try {
      way.put(new Parcel(new byte[0], System.nanoTime() + half));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void deliver(BlockingQueue<Parcel> way, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Parcel parcel = way.take(); parcel.bytes().length > 0; parcel = way.take()) {
        TimeUnit.NANOSECONDS.sleep(parcel.due() - System.nanoTime());
        out.write(parcel.bytes());
      }
    } catch (IOException gone) {
      // nobody takes it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
