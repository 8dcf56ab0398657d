package psw.client.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Things to do with a port of loopback, and how long they take. */
final class Trial {
  private static final int BLOCK = 64 * 1024;
  private static final int WORD = 64;
  private static final int MIB = 1 << 20;

  private Trial() {}

  private static Socket call(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** MB/s read from a source, over so long, after a start that does not count. */
  static double down(int port, double warmUp, double seconds) throws IOException {
    try (Socket socket = call(port)) {
      InputStream in = socket.getInputStream();
      byte[] block = new byte[BLOCK];
      long began = System.nanoTime();
      long from = began + (long) (warmUp * 1e9);
      long until = from + (long) (seconds * 1e9);
      long counted = 0;
      for (long now = began; now < until; now = System.nanoTime()) {
        int n = in.read(block);
        if (n < 0) {
          throw new IOException("it ended");
        }
        counted += now >= from ? n : 0;
      }
      return counted / 1e6 / seconds;
    }
  }

  /**
   * MB/s written to a sink that says when it has all, over so long, after a start that does not
   * count.
   */
  static double up(int port, double warmUp, double seconds) throws IOException {
    try (Socket socket = call(port)) {
      OutputStream out = socket.getOutputStream();
      byte[] block = new byte[BLOCK];
      long began = System.nanoTime();
      long from = began + (long) (warmUp * 1e9);
      long until = from + (long) (seconds * 1e9);
      long counted = 0;
      for (long now = began; now < until; now = System.nanoTime()) {
        out.write(block);
        counted += now >= from ? block.length : 0;
      }
      socket.shutdownOutput();
      if (socket.getInputStream().read() != 1) {
        throw new IOException("not all arrived");
      }
      return counted * 1e3 / (System.nanoTime() - from);
    }
  }

  /** Microseconds from connecting to the first byte of a source, the median. */
  static double firstByte(int port, int times) throws IOException {
    double[] took = new double[times];
    for (int n = 0; n < times; n++) {
      long began = System.nanoTime();
      try (Socket socket = call(port)) {
        if (socket.getInputStream().read() < 0) {
          throw new IOException("it ended");
        }
        took[n] = (System.nanoTime() - began) / 1e3;
      }
    }
    return median(took);
  }

  /** Microseconds for 64 bytes there and back, the median. */
  static double roundTrip(int port, int times) throws IOException {
    double[] took = new double[times];
    byte[] word = new byte[WORD];
    try (Socket socket = call(port)) {
      for (int n = 0; n < times; n++) {
        long began = System.nanoTime();
        socket.getOutputStream().write(word);
        if (socket.getInputStream().readNBytes(WORD).length < WORD) {
          throw new IOException("it ended");
        }
        took[n] = (System.nanoTime() - began) / 1e3;
      }
    }
    return median(took);
  }

  /**
   * Connections that were made at once.
   *
   * @param seconds until the last was done
   * @param cut those that did not get their mebibyte
   */
  record Many(double seconds, int cut) {}

  /** So many connections at once, each of which echoes a mebibyte. */
  static Many many(int port, int connections) throws InterruptedException {
    AtomicInteger whole = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    long began = System.nanoTime();
    for (int n = 0; n < connections; n++) {
      Thread thread = new Thread(null, () -> mebibyte(port, whole), "trial", 128 * 1024);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Many((System.nanoTime() - began) / 1e9, connections - whole.get());
  }

  private static void mebibyte(int port, AtomicInteger whole) {
    try (Socket socket = call(port)) {
      Thread sends =
          new Thread(
              null,
              () -> {
                try {
                  byte[] block = new byte[BLOCK];
                  for (int sent = 0; sent < MIB; sent += BLOCK) {
                    socket.getOutputStream().write(block);
                  }
                  socket.shutdownOutput();
                } catch (IOException cut) {
                  // who reads notices
                }
              },
              "trial",
              128 * 1024);
      sends.start();
      byte[] block = new byte[BLOCK];
      int got = 0;
      for (int n = 0; n >= 0 && got < MIB; n = socket.getInputStream().read(block)) {
        got += n;
      }
      if (got == MIB) {
        whole.incrementAndGet();
      }
      sends.join();
    } catch (IOException cut) {
      // which is counted
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
